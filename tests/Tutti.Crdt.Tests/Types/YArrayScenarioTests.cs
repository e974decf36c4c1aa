using Tutti.Crdt.Types;
using static Tutti.Crdt.Tests.Types.Peers;

namespace Tutti.Crdt.Tests.Types;

/// <summary>What the tests of Yjs ask of arrays and the others here do not.</summary>
public sealed class YArrayScenarioTests
{
    private readonly Peers _peers = new(3);

    private YArray Array => _peers[0].GetArray("a");

    [Fact]
    public void WhatWasPutInDoesNotChangeWithTheCallersThings()
    {
        var list = new List<YValue> { 1, 2, 3 };
        var pairs = new Dictionary<string, YValue> { ["o"] = 1 };
        var bytes = new byte[] { 1 };
        Array.Add(YValue.Array(list), YValue.Object(pairs), YValue.Bytes(bytes));
        list[0] = 42;
        pairs["o"] = 42;
        bytes[0] = 42;
        Assert.Equal("""[[1,2,3],{"o":1},{"0":1}]""", Array.ToJson().ToJson());
        Assert.Equal(Array.ToJson(), _peers.Agree(document => document.GetArray("a")));
    }

    [Fact]
    public void TheCountIsRightWhileNeighboursAreReplaced()
    {
        Array.Add(0, 1, 2, 3);
        Replace(0);
        _peers[0].Transact(_ =>
        {
            Replace(1);
            Replace(2);
        });
        Replace(1);
        Assert.Equal("[0,1,2,3]", Json(Array));

        void Replace(int index)
        {
            Array.Delete(index);
            Assert.Equal(3, Array.Count);
            Assert.Equal(3, Array.ToArray().Length);
            Array.Insert(index, index);
            Assert.Equal(4, Array.Count);
            Assert.Equal(4, Array.ToArray().Length);
        }
    }

    [Fact]
    public void APlaceThatIsRefusedLeavesTheNextOnesWhereTheyWere()
    {
        Array.Insert(0, "group");
        Array.Insert(1, "first");
        _peers[0].Transact(_ =>
        {
            Array.Delete(0);
            Array.Insert(0, "second");
        });
        Array.Delete(1);
        foreach (var name in (string[])["third", "fourth", "fifth"])
            _peers[0].Transact(_ => Array.Insert(Array.Count, name));
        _peers[0].Transact(_ =>
        {
            _peers[0].Transact(_ =>
            {
                Assert.Throws<ArgumentOutOfRangeException>(() => Array.Insert(5, "too far"));
                Array.Insert(4, "last");
            });
            _peers[0].Transact(_ => Array.Delete(4));
        });
        Assert.Equal("""["second","third","fourth","fifth"]""", Json(Array));
    }

    [Fact]
    public void NothingIsDeletedFromAnyPlaceThereIs()
    {
        Array.Delete(0, 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => Array.Delete(1, 1));
        Array.Insert(0, "A");
        Array.Delete(1, 0);
        Assert.Equal("""["A"]""", _peers.Agree(document => document.GetArray("a")).ToJson());
    }

    [Fact]
    public void WhoeverIsAwaySeesNothingUntilTheyAreBack()
    {
        Array.Add("x", "y");
        _peers.Sync();
        for (var id = 0; id < 3; id++) _peers[id].GetArray("a").Insert(1, id);
        for (var id = 0; id < 3; id++) Assert.Equal($"""["x",{id},"y"]""", Json(_peers[id].GetArray("a")));
        Assert.Equal("""["x",0,1,2,"y"]""", _peers.Agree(document => document.GetArray("a")).ToJson());
        _peers[1].GetArray("a").Delete(0, 5);
        Array.Delete(3, 2);
        Assert.Equal("[]", _peers.Agree(document => document.GetArray("a")).ToJson());
    }

    [Fact]
    public void AChangeMadeByAHandlerIsToldWhenTheHandlerIsDone()
    {
        var seen = new List<string>();
        Array.Observed += (_, _) =>
        {
            if (Array.Count != 1)
            {
                seen.Add("second");
                return;
            }

            Array.Insert(1, 1);
            seen.Add("first");
        };
        Array.Insert(0, 0);
        Assert.Equal(["first", "second"], seen);
        Assert.Equal("[0,1]", Json(Array));
    }

    [Fact]
    public void TypesThatComeAndGoAreToldOnceEach()
    {
        var seen = new List<string>();
        Array.Observed += (change, _) => seen.Add(Text(change.Delta));
        Array.Insert(0, new YArray(), 4, "text");
        Array.Delete(0, 2);
        Array.Insert(1, 0.1);
        Array.Insert(0, "hi", new YMap());
        Array.Delete(1);
        Assert.Equal(["""i[[],4,"text"]""", "d2", "r1 i[0.1]", """i["hi",{}]""", "r1 d1"], seen);
    }

    [Fact]
    public void ANewTypeIsNotToldOfWhatMadeIt()
    {
        var calls = 0;
        _peers[0].Transact(_ =>
        {
            var map = new YMap();
            map.Observed += (_, _) => calls++;
            Array.Insert(0, map);
            map["k"] = 42;
        });
        Assert.Equal(0, calls);
    }

    [Fact]
    public void TheTargetOfWhatAnotherDidIsTheArrayHere()
    {
        YType? target = null;
        Array.Observed += (change, _) => target = change.Target;
        _peers[1].GetArray("a").Add("stuff");
        _peers.Sync();
        Assert.Same(Array, target);
    }

    [Fact]
    public void TypesAreWalkedInTheirOrder()
    {
        for (var i = 0; i < 10; i++) Array.Add(new YMap([new("value", i)]));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (YValue)i), Array.Select(map => map.As<YMap>()["value"]));
    }
}
