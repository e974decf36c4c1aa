using Tutti.Crdt.Types;
using static Tutti.Crdt.Tests.Types.Peers;

namespace Tutti.Crdt.Tests.Types;

public sealed class YArrayTests
{
    private readonly YArray _array = new YDoc(new YDocOptions { ClientId = 1 }).GetArray("a");

    [Fact]
    public void BytesAreThoseOfYjs()
    {
        _array.Insert(
            0, 1, -0.0, 1.5, 0.1, 2147483648.0, true, YValue.Null, "x",
            YValue.Object([new("b", YValue.Array(1, YValue.Undefined)), new("ü", "é")]), new byte[] { 1, 2 }, new YArray(), "y");
        _array.Add("z", 3);
        _array.Insert(2, false);
        _array.Delete(1, 3);
        Assert.Equal(
            "0108010008010161017d018101000181010101880102067b3fb999999999999a7c4f000000787e7701787602016275027d017f02c3bc7702c3a9"
            + "8301080201028701090088010a0377017977017a7d03c1010101020101010201020e01",
            Convert.ToHexStringLower(_array.Document!.EncodeStateAsUpdate()));
        Assert.Equal("""[1,0.1,2147483648,true,null,"x",{"b":[1,null],"ü":"é"},{"0":1,"1":2},[],"y","z",3]""", _array.ToJson().ToJson());
    }

    [Fact]
    public void WhatIsAddedLiesBehindWhatWasDeletedAtTheEnd()
    {
        _array.Add(1, 2, 3);
        _array.Delete(2);
        _array.Add(4);
        _array.Insert(3, 5);
        _array.Delete(0);
        Assert.Equal(
            "010401000101016101880100017d0281010101880102027d047d0501010200010201",
            Convert.ToHexStringLower(_array.Document!.EncodeStateAsUpdate()));
    }

    [Fact]
    public void ValuesAreInsertedReadAndDeleted()
    {
        _array.Insert(0, "a", "b");
        _array.Insert(1, 1, 2, 3);
        _array.Insert(0, YValue.Null);
        Assert.Equal("""[null,"a",1,2,3,"b"]""", Json(_array));
        Assert.Equal(6, _array.Count);
        Assert.Equal(3, _array[4].AsNumber());
        _array.Delete(1, 2);
        _array.Delete(3);
        _array.Delete(0, 0);
        Assert.Equal("[null,2,3]", Json(_array));
        _array.Delete(0, 3);
        Assert.Empty(_array);
        _array.Add(1);
        Assert.Equal("[1]", Json(_array));
    }

    [Fact]
    public void EveryKindOfValueIsKept()
    {
        YValue[] values =
        [
            YValue.Undefined, YValue.Null, true, 1, 1.5, YValue.BigInt(5), "text", new byte[] { 1 }, YValue.Array(1, YValue.Undefined),
            YValue.Object([new("k", "v")]), "end",
        ];
        _array.Add(values);
        Assert.Equal(values, _array);
        var other = new YDoc();
        other.ApplyUpdate(_array.Document!.EncodeStateAsUpdate());
        Assert.Equal(values, other.GetArray("a"));
    }

    [Theory]
    [InlineData(0, null, "[0,1,2,3,4]")]
    [InlineData(2, null, "[2,3,4]")]
    [InlineData(1, 3, "[1,2]")]
    [InlineData(-2, null, "[3,4]")]
    [InlineData(0, -1, "[0,1,2,3]")]
    [InlineData(-3, -1, "[2,3]")]
    [InlineData(3, 1, "[]")]
    [InlineData(-9, 9, "[0,1,2,3,4]")]
    [InlineData(5, null, "[]")]
    public void SlicesCountFromBothEnds(int start, int? end, string expected)
    {
        _array.Add(0, 1);
        _array.Add(new byte[] { 1 }, 2, "x", 3, 4);
        _array.Delete(4);
        _array.Delete(2);
        Assert.Equal(expected, Json(_array.Slice(start, end)));
    }

    [Fact]
    public void PlacesOutsideAreRefused()
    {
        _array.Add(1, 2, 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => _array.Insert(4, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _array.Insert(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _array.Delete(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => _array.Delete(1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => _array.Delete(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _array.Delete(int.MaxValue, int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => _array[3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => _array[-1]);
        Assert.Equal("[1,2,3]", Json(_array));
    }

    [Fact]
    public void LongItemsAreReadFromAnywhere()
    {
        var expected = new List<YValue>();
        for (var i = 0; i < 1_000; i++) expected.Add(i % 3 == 0 ? YValue.Array(i, "é") : i);
        _array.Add([.. expected]);
        Assert.Equal(expected[999], _array[999]);
        for (var i = 999; i >= 0; i -= 7) Assert.Equal(expected[i], _array[i]);
        _array.Delete(300, 10);
        expected.RemoveRange(300, 10);
        _array.Insert(600, "new");
        expected.Insert(600, "new");
        for (var i = 0; i < expected.Count; i++) Assert.Equal(expected[i], _array[i]);
        _array.Delete(0, 100);
        expected.RemoveRange(0, 100);
        _array.Add(1, 2, 3);
        expected.AddRange([1, 2, 3]);
        for (var i = 0; i < expected.Count; i++) Assert.Equal(expected[i], _array[i]);
        Assert.Equal(expected, _array);
    }

    [Fact]
    public void WhoeverWalksSeesWhatWasThere()
    {
        _array.Add(1, 2, 3, 4);
        var seen = new List<YValue>();
        foreach (var value in _array)
        {
            seen.Add(value);
            if (_array.Count > 0) _array.Delete(0);
            _array.Document!.Transact(_ => { });
        }

        Assert.Equal("[1,2,3,4]", Json(seen));
        Assert.Empty(_array);
    }
}
