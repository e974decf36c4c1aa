using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Types;

public sealed class YArrayConcurrencyTests
{
    private static YArray Of(YDoc document) => document.GetArray("a");

    [Fact]
    public void WhatThreeInsertAtOnceLiesInOneOrder()
    {
        var peers = new Peers(3);
        Of(peers[0]).Add("x", "y");
        peers.Sync();
        Of(peers[0]).Insert(1, 0);
        Of(peers[1]).Insert(1, 1);
        Of(peers[2]).Insert(1, 2);
        Assert.Equal("""["x",0,1,2,"y"]""", peers.Agree(Of).ToJson());
        Of(peers[2]).Insert(2, "c");
        Of(peers[1]).Insert(2, "b");
        Of(peers[0]).Insert(2, "a");
        Assert.Equal("""["x",0,"a","b","c",1,2,"y"]""", peers.Agree(Of).ToJson());
    }

    [Fact]
    public void AnInsertIntoWhatAnotherDeletesStays()
    {
        var peers = new Peers(2);
        Of(peers[0]).Add("x", "y", "z");
        peers.Sync();
        Of(peers[0]).Delete(0, 3);
        Of(peers[1]).Insert(2, "new");
        Assert.Equal("""["new"]""", peers.Agree(Of).ToJson());
    }

    [Fact]
    public void BothMayDeleteTheSame()
    {
        var peers = new Peers(3);
        Of(peers[0]).Add(1, 2, 3, 4);
        peers.Sync();
        Of(peers[0]).Delete(0, 3);
        Of(peers[1]).Delete(1, 2);
        Of(peers[2]).Delete(2, 2);
        Of(peers[2]).Insert(1, "in");
        Assert.Equal("""["in"]""", peers.Agree(Of).ToJson());
    }

    [Fact]
    public void ALateComerGetsEverything()
    {
        var peers = new Peers(3);
        Of(peers[0]).Add(0);
        Of(peers[1]).Add(1);
        Of(peers[0]).Add(2);
        Of(peers[0]).Delete(0);
        Of(peers[2]).Add(3);
        Of(peers[1]).Delete(0);
        Assert.Equal("[2,3]", peers.Agree(Of).ToJson());
        var late = new YDoc();
        late.ApplyUpdate(peers[1].EncodeStateAsUpdate());
        Assert.Equal(Of(peers[0]), Of(late));
    }

    [Fact]
    public void UpdatesMayComeInAnyOrder()
    {
        var writer = new YDoc();
        var updates = new List<byte[]>();
        writer.Updated += update => updates.Add(update.Bytes.ToArray());
        for (var i = 0; i < 20; i++)
        {
            Of(writer).Insert(i / 2, i);
            if (i % 5 == 4) Of(writer).Delete(1, 2);
        }

        updates.Reverse();
        var reader = new YDoc();
        foreach (var update in updates) reader.ApplyUpdate(update);
        Assert.False(reader.HasPending);
        Assert.Equal(Of(writer), Of(reader));
    }

    [Fact]
    public void ATypeDeletedWhileAnotherWritesIntoItIsGone()
    {
        var peers = new Peers(2);
        Of(peers[0]).Add(new YArray(1), "rest");
        peers.Sync();
        var theirs = Of(peers[1])[0].As<YArray>();
        Of(peers[0]).Delete(0);
        theirs.Add(2, new YMap([new("k", new YArray(1))]));
        Assert.Equal("""["rest"]""", peers.Agree(Of).ToJson());
        Assert.True(theirs.IsDeleted);
        Assert.Empty(theirs);
    }

    [Fact]
    public void WhatWasDeletedIsCollectedEverywhere()
    {
        var peers = new Peers(2);
        for (var i = 0; i < 50; i++) Of(peers[0]).Add(new YMap([new("text", new string('x', 100)), new("list", new YArray(1, 2))]));
        peers.Sync();
        Of(peers[1]).Delete(0, 50);
        Assert.Equal("[]", peers.Agree(Of).ToJson());
        Assert.InRange(peers[0].EncodeStateAsUpdate().Length, 1, 500);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void RandomHistoriesEndAlike(int seed, bool gc)
    {
        var random = new Random(seed);
        for (var round = 0; round < 20; round++)
        {
            var peers = new Peers(4, gc);
            for (var step = 0; step < 60; step++)
            {
                RandomStep(random, peers[random.Next(peers.Count)]);
                if (random.Next(10) == 0) peers[random.Next(4)].ApplyUpdate(peers[random.Next(4)].EncodeStateAsUpdate());
            }

            peers.Agree(Of);
            foreach (var document in Enumerable.Range(0, peers.Count).Select(index => peers[index]))
                Assert.Equal(Of(document).ToArray(), Enumerable.Range(0, Of(document).Count).Select(index => Of(document)[index]));
        }
    }

    private static void RandomStep(Random random, YDoc document)
    {
        var array = Of(document);
        var place = random.Next(array.Count + 1);
        switch (random.Next(6))
        {
            case 0: array.Insert(place, random.Next(9), "s", new byte[] { 1 }); return;
            case 1: array.Insert(place, new YArray(random.Next(9), 2, 3)); return;
            case 2: array.Add(new YMap([new("k", random.Next(9)), new("l", new YArray())])); return;
            case 3 when array.Count > 0:
                var from = random.Next(array.Count);
                array.Delete(from, random.Next(1, Math.Min(4, array.Count - from) + 1));
                return;
            default:
                foreach (var value in array.Where(value => value.Kind == YValueKind.Type))
                {
                    if (value.AsType() is YArray inner) inner.Insert(random.Next(inner.Count + 1), random.Next(9));
                    else value.As<YMap>()["k"] = random.Next(9);
                }

                return;
        }
    }
}
