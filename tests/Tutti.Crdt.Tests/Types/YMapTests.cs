using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Types;

public sealed class YMapTests
{
    private readonly YMap _map = new YDoc(new YDocOptions { ClientId = 1 }).GetMap("m");

    [Fact]
    public void BytesAreThoseOfYjs()
    {
        _map.Set("a", 1);
        _map.Set("a", 2);
        _map.Set("b", new byte[] { 7 });
        _map.Set("c", YValue.Undefined);
        _map.Set("d", YValue.BigInt(9007199254740993));
        _map.Set("e", new YMap([new("k", "v"), new("l", new YArray())]));
        _map.Delete("b");
        _map["e"].As<YMap>()["l"].As<YArray>().Add(1);
        _map.Set("s", new YDoc(new YDocOptions { Guid = "sub", AutoLoad = true, Meta = YValue.Object([new("t", 1)]) }));
        Assert.Equal(
            "010a01002101016d016101a80100017d022101016d0162012801016d0163017f2801016d0164017a00200000000000012701016d01650128000105016b"
            + "0177017627000105016c0008000107017d012901016d0173037375627602086175746f4c6f616478046d657461760101747d0101010200010201",
            Convert.ToHexStringLower(_map.Document!.EncodeStateAsUpdate()));
        Assert.Equal(["a", "c", "d", "e", "s"], _map.Keys);
    }

    [Fact]
    public void ReplacedTypesAreCollectedAsInYjs()
    {
        var inner = new YMap();
        _map.Set("i", inner);
        inner.Set("x", new YArray());
        inner["x"].As<YArray>().Add(1, 2);
        inner.Set("y", 1);
        _map.Set("i", 2);
        Assert.Equal("010301002101016d0169010004a80100017d020101010005", Convert.ToHexStringLower(_map.Document!.EncodeStateAsUpdate()));
        Assert.True(inner.IsDeleted);
        Assert.Equal(0, inner.Count);
    }

    [Fact]
    public void ValuesAreSetReadAndDeleted()
    {
        _map["number"] = 1;
        _map["text"] = "hello";
        _map["object"] = YValue.Object([new("k", YValue.Object([new("a", "b")]))]);
        _map["null"] = YValue.Null;
        _map["nothing"] = YValue.Undefined;
        _map["bytes"] = new byte[] { 1, 2 };
        _map[""] = "no name";
        Assert.Equal(7, _map.Count);
        Assert.Equal("hello", _map["text"].AsString());
        Assert.True(_map.ContainsKey("nothing"));
        Assert.True(_map.TryGetValue("nothing", out _));
        Assert.False(_map.ContainsKey("missing"));
        Assert.False(_map.TryGetValue("missing", out var missing));
        Assert.Equal(YValueKind.Undefined, missing.Kind);
        Assert.Equal(YValueKind.Undefined, _map["missing"].Kind);
        _map["number"] = 2;
        Assert.Equal(2, _map["number"].AsNumber());
        Assert.True(_map.Delete("number"));
        Assert.False(_map.Delete("number"));
        Assert.False(_map.Delete("missing"));
        _map["number"] = 3;
        Assert.Equal("""{"number":3,"text":"hello","object":{"k":{"a":"b"}},"null":null,"bytes":{"0":1,"1":2},"":"no name"}""", _map.ToJson().ToJson());
        Assert.Equal(["number", "text", "object", "null", "nothing", "bytes", ""], _map.Keys);
        Assert.Equal(_map.Values, _map.Select(pair => pair.Value));

        var other = new YDoc();
        other.ApplyUpdate(_map.Document!.EncodeStateAsUpdate());
        Assert.Equal(_map.ToJson(), other.GetMap("m").ToJson());
    }

    [Fact]
    public void ClearingDeletesAllAtOnce()
    {
        _map["a"] = 1;
        _map["b"] = new YArray();
        var updates = 0;
        _map.Document!.Updated += _ => updates++;
        _map.Clear();
        Assert.Empty(_map);
        Assert.Equal(1, updates);
        _map.Clear();
        _map["a"] = 2;
        Assert.Equal("""{"a":2}""", _map.ToJson().ToJson());
    }

    [Fact]
    public void WhoeverWalksSeesWhatWasThere()
    {
        _map["a"] = 1;
        _map["b"] = 2;
        var seen = new List<string>();
        foreach (var (key, _) in _map)
        {
            seen.Add(key);
            _map[$"new {key}"] = 1;
            _map.Delete("b");
        }

        Assert.Equal(["a", "b"], seen);
        Assert.Equal(["a", "new a", "new b"], _map.Keys);
    }

    [Fact]
    public void APreliminaryMapKeepsWhatIsDoneToIt()
    {
        var fresh = new YMap([new("a", 1), new("b", new YArray(1))]);
        fresh["a"] = 2;
        var inner = new YMap([new("x", 1)]);
        fresh["c"] = inner;
        fresh["c"] = 3;
        Assert.True(fresh.Delete("b"));
        Assert.False(fresh.Delete("b"));
        fresh["d"] = inner;
        Assert.Throws<InvalidOperationException>(() => fresh["a"]);
        Assert.Throws<InvalidOperationException>(() => fresh.Count);
        Assert.Throws<InvalidOperationException>(() => fresh.ContainsKey("a"));
        Assert.Throws<InvalidOperationException>(() => fresh.ToList());
        Assert.Throws<InvalidOperationException>(() => fresh["e"] = inner);
        _map["fresh"] = fresh;
        Assert.Equal("""{"fresh":{"a":2,"c":3,"d":{"x":1}}}""", _map.ToJson().ToJson());
        Assert.Same(inner, fresh["d"].AsType());

        var cleared = new YMap([new("a", new YArray())]);
        cleared.Clear();
        _map["cleared"] = cleared;
        Assert.Empty(cleared);
        Assert.Throws<ArgumentNullException>(() => _map.Set(null!, 1));
    }

    [Fact]
    public void ACloneIsItsOwn()
    {
        _map["a"] = 1;
        _map["b"] = new YMap([new("deep", new YArray(1))]);
        var clone = _map.Clone();
        _map["clone"] = clone;
        clone["b"].As<YMap>()["deep"].As<YArray>().Add(2);
        Assert.Equal("""{"a":1,"b":{"deep":[1]},"clone":{"a":1,"b":{"deep":[1,2]}}}""", _map.ToJson().ToJson());
    }

    [Fact]
    public void AllAgreeOnOneOfManyValues()
    {
        var peers = new Peers(3);
        peers[0].GetMap("m")["k"] = "a0";
        peers[0].GetMap("m")["k"] = "a1";
        peers[1].GetMap("m")["k"] = "b0";
        peers[2].GetMap("m")["k"] = new YArray("c");
        Assert.Equal("""{"k":["c"]}""", peers.Agree(document => document.GetMap("m")).ToJson());
        peers[0].GetMap("m")["k"] = "later";
        peers[2].GetMap("m").Delete("k");
        Assert.Equal("""{"k":"later"}""", peers.Agree(document => document.GetMap("m")).ToJson());
        foreach (var id in (int[])[2, 0, 1]) peers[id].GetMap("m")["k"] = id;
        peers[1].GetMap("m").Delete("k");
        Assert.Equal("""{"k":2}""", peers.Agree(document => document.GetMap("m")).ToJson());
        peers[2].GetMap("m").Clear();
        Assert.Equal("{}", peers.Agree(document => document.GetMap("m")).ToJson());
    }

    [Fact]
    public void AClearedMapKeepsWhatCameMeanwhile()
    {
        var peers = new Peers(2);
        peers[0].GetMap("m")["a"] = 1;
        peers[0].GetMap("m")["b"] = 1;
        peers.Sync();
        peers[0].GetMap("m").Clear();
        peers[1].GetMap("m")["b"] = 2;
        peers[1].GetMap("m")["c"] = 3;
        Assert.Equal("""{"b":2,"c":3}""", peers.Agree(document => document.GetMap("m")).ToJson());
    }

    [Theory]
    [InlineData(11, true)]
    [InlineData(12, false)]
    [InlineData(13, true)]
    public void RandomHistoriesEndAlike(int seed, bool gc)
    {
        var random = new Random(seed);
        for (var round = 0; round < 20; round++)
        {
            var peers = new Peers(3, gc);
            for (var step = 0; step < 60; step++)
            {
                var map = peers[random.Next(3)].GetMap("m");
                while (random.Next(3) == 0 && map["in"] is { Kind: YValueKind.Type } inner && inner.AsType() is YMap next) map = next;
                var key = random.Next(4) == 0 ? "in" : $"k{random.Next(2)}";
                if (random.Next(4) == 0) map.Delete(key);
                else map[key] = key == "in" ? new YMap([new("k0", step)]) : step;
                if (random.Next(10) == 0) peers[random.Next(3)].ApplyUpdate(peers[random.Next(3)].EncodeStateAsUpdate());
            }

            peers.Agree(document => document.GetMap("m"));
        }
    }
}
