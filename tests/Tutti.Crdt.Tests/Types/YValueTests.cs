using System.Text;
using System.Text.Json;
using Tutti.Crdt.Encoding;
using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Types;

public sealed class YValueTests
{
    [Fact]
    public void WhatCameInComesOut()
    {
        Assert.Equal(YValueKind.Undefined, default(YValue).Kind);
        Assert.Equal(YValueKind.Null, ((YValue)(string?)null).Kind);
        Assert.Equal(YValueKind.Null, ((YValue)(byte[]?)null).Kind);
        Assert.True(((YValue)true).AsBoolean());
        Assert.False(((YValue)false).AsBoolean());
        Assert.Equal(7, ((YValue)7).AsNumber());
        Assert.Equal(long.MinValue, YValue.BigInt(long.MinValue).AsBigInt());
        Assert.Equal("a", ((YValue)"a").AsString());
        Assert.Equal([1, 2], ((YValue)new byte[] { 1, 2 }).AsBytes().ToArray());
        Assert.Equal(2, YValue.Array(1, "b").AsArray().Count);
        Assert.Equal(["b", "a"], YValue.Object([new("b", 1), new("a", 2), new("b", 3)]).AsObject().Keys);
        Assert.Throws<InvalidOperationException>(() => ((YValue)1).AsString());
        Assert.Throws<InvalidOperationException>(() => ((YValue)new YMap()).As<YArray>());
    }

    [Fact]
    public void EqualMeansTheSameContent()
    {
        Assert.Equal((YValue)double.NaN, double.NaN);
        Assert.Equal((YValue)0, -0.0);
        Assert.Equal(((YValue)0).GetHashCode(), ((YValue)(-0.0)).GetHashCode());
        Assert.NotEqual(YValue.BigInt(1), (YValue)1);
        Assert.NotEqual(YValue.Null, YValue.Undefined);
        Assert.Equal(YValue.Object([new("a", 1), new("b", new byte[] { 1 })]), YValue.Object([new("b", new byte[] { 1 }), new("a", 1)]));
        Assert.NotEqual(YValue.Object([new("a", 1)]), YValue.Object([new("a", YValue.Array(1))]));
        Assert.NotEqual(YValue.Array(1, 2), YValue.Array(2, 1));
        var type = new YArray();
        Assert.Equal((YValue)type, type);
        Assert.NotEqual((YValue)type, new YArray());
    }

    [Fact]
    public void EveryValueSurvivesLib0()
    {
        YValue[] values =
        [
            YValue.Undefined, YValue.Null, true, false, 0, -0.0, 1, -1, int.MaxValue, int.MinValue, 4294967296.0, 9007199254740991.0,
            1.5, 0.1, double.NaN, double.PositiveInfinity, YValue.BigInt(-5), "", "a\0é😀", new byte[] { 0, 255 },
            YValue.Array(), YValue.Array(YValue.Undefined, YValue.Array(1)), YValue.Object([]), YValue.Object([new("", 1), new("x", YValue.Null)]),
        ];
        foreach (var value in values)
        {
            var output = new Lib0Writer();
            value.Write(output);
            var input = new Lib0Reader(output.Written);
            var read = YValue.Read(ref input);
            input.End();
            Assert.Equal(value, read);
            if (value.Kind == YValueKind.Number) Assert.Equal(double.IsNegative(value.AsNumber()) && value == 0, double.IsNegative(read.AsNumber()) && read == 0);
        }
    }

    [Theory]
    [InlineData("""{"b":[1,null,true],"a":{"c":"d"}}""")]
    [InlineData("\"\\ud800 \\\" \\\\ \\n \\u001f é😀\"")]
    [InlineData("[1e+21,1.5,-0.000001,1e-7,123456789012345680000]")]
    [InlineData("{}")]
    public void JsonIsWrittenAsJavaScriptWritesIt(string json)
    {
        using var document = JsonDocument.Parse(json.Replace("\\ud800", "x", StringComparison.Ordinal));
        Assert.Equal(json.Replace("\\ud800", "x", StringComparison.Ordinal), YValue.FromJson(document.RootElement).ToJson());
    }

    [Fact]
    public void JsonHasNoWordForSomeValues()
    {
        var odd = YValue.Object(
        [
            new("u", YValue.Undefined), new("n", double.NaN), new("a", YValue.Array(YValue.Undefined, double.NegativeInfinity)),
            new("b", new byte[] { 7 }), new("i", YValue.BigInt(9007199254740993)), new("z", -0.0), new("s", "\ud800\ude00\ud800x"),
        ]);
        Assert.Equal("""{"n":null,"a":[null,null],"b":{"0":7},"i":9007199254740993,"z":0,"s":"𐈀\ud800x"}""", odd.ToJson());
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            odd.WriteTo(writer);
            YValue.Undefined.WriteTo(writer);
            writer.WriteEndArray();
        }

        Assert.Equal($"[{odd},null]", System.Text.Encoding.UTF8.GetString(stream.ToArray()));
        Assert.Equal(YValue.Undefined, YValue.FromJson(default(JsonElement)));
    }

    [Fact]
    public void ValuesAreNotNestedWithoutEnd()
    {
        YValue value = 1;
        var thrown = Assert.Throws<CrdtException>(() =>
        {
            for (var i = 0; i < 10_000; i++) value = YValue.Array(value);
        });
        Assert.Equal(CrdtError.TooDeep, thrown.Error);
        Assert.Equal(value, value);
        Assert.NotEmpty(value.ToJson());
        var array = new YDoc().GetArray();
        Assert.Equal(CrdtError.TooDeep, Assert.Throws<CrdtException>(() => array.Add(value)).Error);
        Assert.Empty(array);

        var deepJson = new StringBuilder().Append('[', 5000).Append(']', 5000).ToString();
        using var document = JsonDocument.Parse(deepJson, new JsonDocumentOptions { MaxDepth = 10_000 });
        Assert.Throws<CrdtException>(() => YValue.FromJson(document.RootElement));
    }

    [Fact]
    public void SharedThingsAreNoPlainValues()
    {
        var array = new YDoc().GetArray();
        Assert.Throws<ArgumentException>(() => array.Add(YValue.Array(1, new YMap())));
        Assert.Throws<ArgumentException>(() => array.Add(YValue.Object([new("a", YValue.Array(new YDoc()))])));
        Assert.Empty(array);
    }
}
