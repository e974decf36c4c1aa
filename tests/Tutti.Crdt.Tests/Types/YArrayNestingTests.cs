using Tutti.Crdt.Types;
using static Tutti.Crdt.Tests.Types.Peers;

namespace Tutti.Crdt.Tests.Types;

public sealed class YArrayNestingTests
{
    private readonly YArray _array = new YDoc(new YDocOptions { ClientId = 1 }).GetArray("a");

    [Fact]
    public void TypesAreNested()
    {
        var inner = new YArray(1, 2);
        _array.Add("before", inner, new YMap([new("k", new YArray("deep"))]), "after");
        Assert.Equal("""["before",[1,2],{"k":["deep"]},"after"]""", _array.ToJson().ToJson());
        Assert.Same(inner, _array[1].AsType());
        Assert.Same(_array, inner.Parent);
        Assert.Same(_array.Document, inner.Document);
        Assert.Null(_array.Parent);
        inner.Insert(1, 1.5);
        _array[2].As<YMap>()["k"].As<YArray>().Add("er");
        Assert.Equal("""["before",[1,1.5,2],{"k":["deep","er"]},"after"]""", _array.ToJson().ToJson());

        var other = new YDoc();
        other.ApplyUpdate(_array.Document!.EncodeStateAsUpdate());
        Assert.Equal(_array.ToJson(), other.GetArray("a").ToJson());
    }

    [Fact]
    public void ATypeIsPutInOnce()
    {
        var inner = new YArray();
        _array.Add(inner);
        Assert.Throws<InvalidOperationException>(() => _array.Add(inner));
        Assert.Throws<InvalidOperationException>(() => _array.Add(_array));
        var twice = new YMap();
        Assert.Throws<InvalidOperationException>(() => _array.Add(1, twice, twice));
        Assert.Equal("[[]]", _array.ToJson().ToJson());
        _array.Add(twice);

        var outer = new YArray();
        var child = new YArray();
        outer.Add(child);
        Assert.Throws<InvalidOperationException>(() => _array.Add(child));
        Assert.Throws<InvalidOperationException>(() => outer.Add(child));
        outer.Delete(0);
        _array.Add(child);
        Assert.Equal(3, _array.Count);
    }

    [Fact]
    public void APreliminaryArrayKeepsWhatIsDoneToIt()
    {
        var fresh = new YArray(1, 2);
        fresh.Insert(1, "x");
        fresh.Add(3);
        fresh.Delete(0);
        Assert.Throws<ArgumentOutOfRangeException>(() => fresh.Insert(9, 1));
        Assert.Throws<InvalidOperationException>(() => fresh.Count);
        Assert.Throws<InvalidOperationException>(() => fresh[0]);
        Assert.Throws<InvalidOperationException>(() => fresh.ToJson());
        Assert.Throws<InvalidOperationException>(() => fresh.ToArray());
        Assert.Null(fresh.Document);
        Assert.Null(fresh.Parent);
        Assert.False(fresh.IsDeleted);
        _array.Add(fresh);
        Assert.Equal("""["x",2,3]""", Json(fresh));
    }

    [Fact]
    public void AnEndlessNestIsRefused()
    {
        var outer = new YArray();
        for (var i = 0; i < 5_000; i++) outer = new YArray(outer);
        Assert.Equal(CrdtError.TooDeep, Assert.Throws<CrdtException>(() => _array.Add(outer)).Error);
        Assert.Equal(CrdtError.TooDeep, Assert.Throws<CrdtException>(() => _array.ToJson()).Error);
        Assert.Equal(CrdtError.TooDeep, Assert.Throws<CrdtException>(() => _array.Clone()).Error);
        _array.Delete(0);
        Assert.Equal("[]", _array.ToJson().ToJson());
    }

    [Fact]
    public void ACloneIsItsOwn()
    {
        _array.Add(1, new YMap([new("k", new YArray(2))]), new byte[] { 1 }, new YDoc(new YDocOptions { Guid = "g" }));
        var clone = _array.Clone();
        var other = new YDoc();
        other.GetMap().Set("clone", clone);
        clone[1].As<YMap>()["k"].As<YArray>().Add(3);
        Assert.Equal("""[1,{"k":[2,3]},{"0":1},{}]""", clone.ToJson().ToJson());
        Assert.Equal("""[1,{"k":[2]},{"0":1},{}]""", _array.ToJson().ToJson());
        Assert.Equal("g", clone[3].AsDocument().Guid);
        Assert.NotSame(_array[3].AsDocument(), clone[3].AsDocument());
    }

    [Fact]
    public void ADeletedTypeIsEmptyAndTakesNothing()
    {
        var inner = new YArray(1, new YMap());
        _array.Add(inner);
        var map = inner[1].As<YMap>();
        _array.Delete(0);
        Assert.True(inner.IsDeleted);
        Assert.True(map.IsDeleted);
        Assert.Empty(inner);
        inner.Add(2);
        inner.Insert(0, 3);
        inner.Delete(0, 0);
        map["k"] = 1;
        map.Clear();
        Assert.False(map.Delete("k"));
        Assert.Empty(inner);
        Assert.Equal("{}", map.ToJson().ToJson());
        Assert.Null(inner.Parent);
        _array.Add(new YArray(5));
        Assert.True(inner.IsDeleted);
        Assert.Equal("[[5]]", _array.ToJson().ToJson());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ATypeDeletedAMomentAgoCanBeWrittenTo(bool gc)
    {
        var peers = new Peers(2, gc);
        var array = peers[0].GetArray("a");
        var inner = new YArray(1);
        array.Add(inner);
        peers[0].Transact(_ =>
        {
            array.Delete(0);
            inner.Add(2);
            inner.Add(new YMap([new("k", 1)]));
            Assert.Empty(inner);
        });
        inner.Add(3);
        Assert.Equal("[]", peers.Agree(document => document.GetArray("a")).ToJson());
    }
}
