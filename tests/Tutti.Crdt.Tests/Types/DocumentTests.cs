using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Types;

public sealed class DocumentTests
{
    [Fact]
    public void TransactionsNestAndGiveResults()
    {
        var document = new YDoc();
        var array = document.GetArray();
        var origins = new List<object?>();
        document.AfterTransaction += transaction => origins.Add(transaction.Origin);
        var result = document.Transact(
            outer => document.Transact(
                inner =>
                {
                    Assert.Same(outer, inner);
                    array.Add(1);
                    return array.Count;
                },
                "inner"),
            "outer");
        Assert.Equal(1, result);
        array.Add(2);
        document.ApplyUpdate(new YDoc().EncodeStateAsUpdate(), "remote");
        Assert.Equal(["outer", null, "remote"], origins);
    }

    [Fact]
    public void EventsComeInOrder()
    {
        var document = new YDoc();
        var seen = new List<string>();
        document.BeforeTransaction += _ => seen.Add("begin");
        document.BeforeObserverCalls += _ => seen.Add("before observers");
        document.AfterTransaction += _ => seen.Add("after");
        document.AfterTransactionCleanup += _ => seen.Add("cleaned");
        document.Updated += _ => seen.Add("update");
        document.AfterAllTransactions += all => seen.Add($"all {all.Count}");
        document.GetMap().Observed += (_, _) => seen.Add("observer");
        document.GetMap()["a"] = 1;
        Assert.Equal(["begin", "before observers", "observer", "after", "cleaned", "update", "all 1"], seen);
        seen.Clear();
        document.Transact(_ => { });
        Assert.Equal(["begin", "before observers", "after", "cleaned", "all 1"], seen);
    }

    [Fact]
    public void ATransactionBegunWhileAnotherEndsIsDoneBehindIt()
    {
        var document = new YDoc();
        var seen = new List<string>();
        var left = 3;
        document.AfterTransaction += transaction =>
        {
            seen.Add($"after {transaction.Origin}");
            if (left-- > 0) document.Transact(_ => document.GetArray().Add(left), $"{transaction.Origin}+");
        };
        document.AfterAllTransactions += all => seen.Add($"all {all.Count}");
        document.Transact(_ => document.GetArray().Add("x"), "t");
        Assert.Equal(["after t", "after t+", "after t++", "after t+++", "all 4"], seen);
        Assert.Equal("""["x",2,1,0]""", document.GetArray().ToJson().ToJson());
    }

    [Fact]
    public void WhatWasDoneBeforeAnExceptionStays()
    {
        var document = new YDoc();
        var updates = 0;
        document.Updated += _ => updates++;
        Assert.Throws<InvalidOperationException>(() => document.Transact(_ =>
        {
            document.GetArray().Add(1);
            throw new InvalidOperationException();
        }));
        Assert.Equal(1, updates);
        document.GetArray().Add(2);
        Assert.Equal("[1,2]", document.GetArray().ToJson().ToJson());
    }

    [Fact]
    public void WhoeverMeetsTheirOwnClientIdTakesAnother()
    {
        var (one, other) = (new YDoc(new YDocOptions { ClientId = 5 }), new YDoc(new YDocOptions { ClientId = 5 }));
        one.GetArray().Add(1, 2);
        other.ApplyUpdate(one.EncodeStateAsUpdate());
        Assert.Equal(5ul, one.ClientId);
        Assert.NotEqual(5ul, other.ClientId);
    }

    [Fact]
    public void ChangedTypesAreNamedWithTheirKeys()
    {
        var document = new YDoc();
        var array = document.GetArray("a");
        array.Add(new YMap());
        var map = array[0].As<YMap>();
        Transaction? seen = null;
        document.AfterTransaction += transaction =>
        {
            seen = transaction;
            Assert.Equal([array, map], transaction.Changed.Keys);
            Assert.Equal([null], transaction.Changed[array]);
            Assert.Equal(["k", "l"], transaction.Changed[map]);
        };
        document.Transact(_ =>
        {
            array.Add(new YArray(1));
            map["k"] = new YMap([new("new", 1)]);
            map["l"] = 1;
        });
        Assert.NotNull(seen);
    }

    [Fact]
    public void RootsAreFoundByName()
    {
        var writer = new YDoc();
        writer.GetMap("")["a"] = 1;
        writer.GetArray("list").Add(1);
        var reader = new YDoc();
        reader.ApplyUpdate(writer.EncodeStateAsUpdate());
        Assert.Equal(["", "list"], reader.Roots.Order());
        Assert.Same(reader.GetMap(), reader.GetMap(""));
        Assert.Equal(1, reader.GetMap()["a"].AsNumber());
        Assert.Throws<InvalidOperationException>(() => reader.GetArray());
        Assert.Throws<ArgumentNullException>(() => reader.GetArray(null!));
    }

    [Fact]
    public void ARefusedUpdateInsideATransactionTakesNothingElseBack()
    {
        var document = new YDoc();
        var array = document.GetArray();
        document.Transact(_ =>
        {
            array.Add(1);
            Assert.Throws<CrdtException>(() => document.ApplyUpdate([1, 2, 3]));
            array.Add(2);
        });
        Assert.Equal("[1,2]", array.ToJson().ToJson());
    }
}
