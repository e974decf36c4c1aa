using Tutti.Crdt.Types;
using static Tutti.Crdt.Tests.Types.Peers;

namespace Tutti.Crdt.Tests.Types;

public sealed class YArrayEventTests : IDisposable
{
    private readonly YDoc _document = new(new YDocOptions { ClientId = 1 });
    private readonly YArray _array;
    private readonly List<string> _seen = [];

    public YArrayEventTests() => _array = _document.GetArray("a");

    public void Dispose() => _document.Dispose();

    [Fact]
    public void DeltasSayWhatHappened()
    {
        Watch();
        _array.Add(1, 2, 3, 4);
        _array.Delete(0);
        _array.Insert(1, "x", new byte[] { 1 });
        _document.Transact(_ =>
        {
            _array.Delete(1);
            _array.Insert(1, "a", "b");
            _array.Delete(4);
            _array.Add("c");
        });
        Assert.Equal(["i[1,2,3,4]", "d1", """r1 i["x",{"0":1}]""", """r1 i["a","b"] d1 r1 d1 r1 i["c"]"""], _seen);
    }

    [Fact]
    public void WhatIsUndoneInTheTransactionIsNotTold()
    {
        _array.Add(1);
        Watch();
        _document.Transact(_ =>
        {
            _array.Add(2);
            _array.Delete(1);
        });
        Assert.Equal([""], _seen);
        _document.Transact(_ => { });
        Assert.Single(_seen);
    }

    [Fact]
    public void RemoteChangesAreToldAlike()
    {
        var other = new YDoc(new YDocOptions { ClientId = 2 });
        other.GetArray("a").Add(1, 2, 3);
        _document.ApplyUpdate(other.EncodeStateAsUpdate());
        Watch();
        Transaction? seen = null;
        _array.Observed += (change, transaction) =>
        {
            Assert.Same(transaction, change.Transaction);
            seen = transaction;
        };
        var before = other.EncodeStateVector();
        other.GetArray("a").Delete(1);
        other.GetArray("a").Insert(1, "n");
        _document.ApplyUpdate(other.EncodeStateAsUpdate(before), "provider");
        Assert.Equal(["""r1 i["n"] d1"""], _seen);
        Assert.Equal("provider", seen!.Origin);
        Assert.False(seen.IsLocal);
    }

    [Fact]
    public void TypesAreInsertedAsThemselves()
    {
        YType? inserted = null;
        _array.Observed += (change, _) => inserted = change.Delta[0].Values![1].AsType();
        var map = new YMap();
        _array.Add(0, map);
        Assert.Same(map, inserted);
    }

    [Fact]
    public void TheTargetIsTheArray()
    {
        YArrayEvent? seen = null;
        _array.Observed += (change, _) =>
        {
            seen = change;
            Assert.Same(_array, change.Target);
            Assert.Same(_array, change.CurrentTarget);
            Assert.Empty(change.Path);
            Assert.Empty(change.Keys);
        };
        _array.Add(1);
        Assert.NotNull(seen);
        Assert.Throws<InvalidOperationException>(() => seen.Delta);
    }

    [Fact]
    public void HandlersComeAndGo()
    {
        var calls = 0;
        Action<YArrayEvent, Transaction> typed = (_, _) => calls++;
        Action<YEvent, Transaction> untyped = (_, _) => calls += 10;
        Action<IReadOnlyList<YEvent>, Transaction> deep = (_, _) => calls += 100;
        _array.Observed += typed;
        ((YType)_array).Observed += untyped;
        _array.DeepObserved += deep;
        Assert.Equal(3, _document.Observers);
        _array.Add(1);
        Assert.Equal(111, calls);
        _array.Observed -= typed;
        _array.Observed -= typed;
        ((YType)_array).Observed -= untyped;
        _array.DeepObserved -= deep;
        Assert.Equal(0, _document.Observers);
        _array.Add(1);
        Assert.Equal(111, calls);
    }

    [Fact]
    public void HandlersOfAPreliminaryTypeWaitForIt()
    {
        var inner = new YArray();
        var calls = 0;
        inner.Observed += (_, _) => calls++;
        _array.Add(inner);
        Assert.Equal(0, calls);
        Assert.Equal(1, _document.Observers);
        inner.Add(1);
        Assert.Equal(1, calls);
    }

    [Fact]
    public void EveryHandlerIsCalledWhateverOthersThrow()
    {
        var calls = 0;
        _array.Observed += (_, _) => throw new InvalidOperationException("first");
        _array.Observed += (_, _) => calls++;
        _array.DeepObserved += (_, _) => throw new InvalidOperationException("second");
        _array.DeepObserved += (_, _) => calls++;
        _document.AfterTransaction += _ => calls++;
        var thrown = Assert.Throws<AggregateException>(() => _array.Add(1));
        Assert.Equal(["first", "second"], thrown.InnerExceptions.Select(exception => exception.Message));
        Assert.Equal(3, calls);
        Assert.Equal("[1]", Json(_array));
    }

    [Fact]
    public void AHandlerMayChangeTheDocument()
    {
        var other = new YDoc();
        _document.Updated += update => other.ApplyUpdate(update.Bytes.Span);
        _array.Observed += (change, _) =>
        {
            if (_array.Count < 4) _array.Insert(0, _array.Count);
        };
        Watch();
        _array.Add("x");
        Assert.Equal("""[3,2,1,"x"]""", Json(_array));
        Assert.Equal("""[3,2,1,"x"]""", Json(other.GetArray("a")));
        Assert.Equal(4, _seen.Count);
    }

    [Fact]
    public void ChangesBehindAHandlerThatWentAwayAreKept()
    {
        var other = new YDoc();
        _array.Add(new YArray());
        other.ApplyUpdate(_document.EncodeStateAsUpdate());
        var update = Array.Empty<byte>();
        other.Updated += sent => update = sent.Bytes.ToArray();
        other.GetArray("a").Add("theirs");
        void Once(YArrayEvent change, Transaction transaction)
        {
            _array.Observed -= Once;
            _array.Add("own");
            _array[0].As<YArray>().Add(1);
            _array.Delete(1);
            _document.ApplyUpdate(update);
        }

        _array.Observed += Once;
        _array.Add("x");
        other.ApplyUpdate(_document.EncodeStateAsUpdate());
        Assert.Equal(_array.ToJson(), other.GetArray("a").ToJson());
        Assert.Equal(3, _array.Count);
    }

    [Fact]
    public void ADeletedTypeIsNotTold()
    {
        var inner = new YArray(1);
        _array.Add(inner);
        var calls = 0;
        inner.Observed += (_, _) => calls++;
        _document.Transact(_ =>
        {
            inner.Add(2);
            _array.Delete(0);
        });
        Assert.Equal(0, calls);
    }

    private void Watch() => _array.Observed += (change, _) => _seen.Add(Text(change.Delta));
}
