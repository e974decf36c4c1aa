using Tutti.Crdt.Encoding;
using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Types;

/// <summary>An update may put any content into any type; whoever reads gets something, and nothing breaks.</summary>
public sealed class HostileContentTests
{
    private const byte Json = 2;
    private const byte Binary = 3;
    private const byte String = 4;
    private const byte Embed = 5;
    private const byte Format = 6;
    private const byte Type = 7;
    private const byte Any = 8;
    private const byte Doc = 9;

    [Theory]
    [InlineData(null)]
    [InlineData("key")]
    public void EveryKindOfRootReadsEveryContent(string? key)
    {
        foreach (var read in Readers())
        {
            var document = new YDoc();
            document.ApplyUpdate(Everything(key));
            Assert.False(document.HasPending);
            read(document);
            var root = document.Roots.Single();
            Assert.Equal("x", root);
        }
    }

    [Fact]
    public void ContentOfOldPeersIsReadAsYjsReadsIt()
    {
        var document = new YDoc();
        document.ApplyUpdate(Everything(null));
        Assert.Equal(
            """[null,{"a":[1]},"é",{"0":1,"1":2},"h","é",{"e":1},[],{},"","<p></p>",{},{},null,{"__proto__":{"0":1}},"\ud83d","\ude00",null]""",
            document.GetArray("x").ToJson().ToJson());
        Assert.Equal(YValueKind.Undefined, document.GetArray("x")[0].Kind);
        Assert.Equal("é", document.GetArray("x")[5].AsString());
    }

    [Fact]
    public void TheLastValueUnderAKeyCounts()
    {
        Assert.Equal("\"é\"", UnderKey(Any, Content(output =>
        {
            output.WriteVarUint(2);
            output.WriteAny(1.0);
            output.WriteAny("é");
        })));
        Assert.Equal("\"b\"", UnderKey(String, Content(output => output.WriteVarString("ab"))));
        Assert.Equal("""{"e":1}""", UnderKey(Embed, Content(output => output.WriteVarString("""{"e":1}"""))));
        Assert.Equal("null", UnderKey(Format, Content(output =>
        {
            output.WriteVarString("bold");
            output.WriteVarString("true");
        })));
    }

    [Fact]
    public void AFragmentLeavesOutWhatIsNoType()
    {
        var document = new YDoc();
        document.ApplyUpdate(Everything(null));
        var fragment = document.GetXmlFragment("x");
        Assert.NotEqual(fragment.Count, fragment.ToArray().Length);
        Assert.IsType<YArray>(fragment.FirstChild);
        Assert.All(fragment, child => Assert.NotNull(child));
        Assert.Throws<CrdtException>(() => fragment[0]);
        Assert.Same(fragment.QuerySelector("p"), Assert.Single(fragment.QuerySelectorAll("P")));
        Assert.NotEmpty(fragment.Slice(-10));
        Assert.StartsWith("undefined[object Object]é1,2hé[object Object]", fragment.ToString(), StringComparison.Ordinal);
        fragment.Add(new YXmlElement("q"));
        Assert.IsType<YXmlHook>(fragment.QuerySelector("q")!.PreviousSibling);
        fragment.Delete(0, fragment.Count);
        Assert.Empty(fragment.ToString());
    }

    [Fact]
    public void DeepNestsOfAStrangerAreReadUpToABound()
    {
        var document = new YDoc();
        document.ApplyUpdate(Nest(50_000));
        Assert.Equal(CrdtError.TooDeep, Assert.Throws<CrdtException>(() => document.GetArray("x").ToJson()).Error);
        Assert.Equal(CrdtError.TooDeep, Assert.Throws<CrdtException>(() => document.GetArray("x").Clone()).Error);
        document.GetArray("x").DeepObserved += (_, _) => { };
        document.GetArray("x").Delete(0);
        Assert.Equal("[]", document.GetArray("x").ToJson().ToJson());

        var xml = new YDoc();
        xml.ApplyUpdate(Nest(50_000));
        Assert.Equal(CrdtError.TooDeep, Assert.Throws<CrdtException>(() => xml.GetXmlFragment("x").ToString()).Error);
        Assert.Equal(50_000, xml.GetXmlFragment("x").Descendants().Count());
    }

    [Fact]
    public void EventsTellStrangeContent()
    {
        foreach (var key in (string?[])[null, "key"])
        {
            var document = new YDoc();
            var calls = 0;
            document.GetArray("x").Observed += (change, _) => calls += change.Delta.Count + change.Keys.Count;
            document.GetArray("x").DeepObserved += (changes, _) => calls += changes.Count;
            document.ApplyUpdate(Everything(key));
            Assert.Equal(2, calls);
            document.GetArray("x").Delete(0, document.GetArray("x").Count);
        }
    }

    private static IEnumerable<Action<YDoc>> Readers()
    {
        yield return document => Walk(document.GetArray("x"), document.GetArray("x").ToArray());
        yield return document => Walk(document.GetMap("x"), document.GetMap("x").Values);
        yield return document => Walk(document.GetXmlFragment("x"), document.GetXmlFragment("x").Select(type => (YValue)type));
        yield return document =>
        {
            var element = document.GetXmlElement("x");
            Walk(element, element.Attributes.Values);
            Assert.NotNull(element.ToString());
        };
    }

    private static void Walk(YType type, IEnumerable<YValue> values)
    {
        Assert.NotEmpty(type.ToJson().ToJson());
        foreach (var value in values) Assert.NotEmpty(value.ToString());
        if (type is YArray array)
        {
            for (var i = 0; i < array.Count; i++) Assert.Equal(array.ToArray()[i], array[i]);
        }

        new YDoc().GetArray().Add(type.Clone());
    }

    private static string UnderKey(byte kind, byte[] content)
    {
        var document = new YDoc();
        document.ApplyUpdate(Update([(kind, content)], "k"));
        return document.GetMap("x")["k"].ToJson();
    }

    private static byte[] Everything(string? key) => Update(
    [
        (Json, Content(output =>
        {
            output.WriteVarUint(3);
            output.WriteVarString("undefined");
            output.WriteVarString("""{"a":[1]}""");
            output.WriteVarString("\"\\u00e9\"");
        })),
        (Binary, Content(output => output.WriteVarBytes([1, 2]))),
        (String, Content(output => output.WriteVarString("hé"))),
        (Embed, Content(output => output.WriteVarString("""{"e":1}"""))),
        (Format, Content(output =>
        {
            output.WriteVarString("bold");
            output.WriteVarString("true");
        })),
        (Type, [0]),
        (Type, [1]),
        (Type, [4]),
        (Type, [3, 1, (byte)'P']),
        (Type, [5, 1, (byte)'h']),
        (Doc, Content(output =>
        {
            output.WriteVarString("guid");
            output.BeginAnyObject(0);
        })),
        (Any, Content(output =>
        {
            output.WriteVarUint(2);
            output.WriteAnyUndefined();
            output.BeginAnyObject(1);
            output.WriteVarString("__proto__");
            output.WriteAnyBytes([1]);
        })),
        (String, Content(output => output.WriteVarString("😀"))),
        (Embed, Content(output => output.WriteVarString("null"))),
    ], key);

    private static byte[] Content(Action<Lib0Writer> write)
    {
        var output = new Lib0Writer();
        write(output);
        return output.ToArray();
    }

    // Each item names the one before it as its left neighbour, so that all lie in one row, or under one key.
    private static byte[] Update(IReadOnlyList<(byte Kind, byte[] Content)> items, string? key)
    {
        var output = new Lib0Writer();
        output.WriteVarUint(1);
        output.WriteVarUint(items.Count);
        output.WriteClient(7);
        output.WriteVarUint(0);
        var clock = 0;
        foreach (var (kind, content) in items)
        {
            if (clock == 0)
            {
                output.WriteByte((byte)(kind | (key is null ? 0 : 0x20)));
                output.WriteVarUint(1);
                output.WriteVarString("x");
                if (key is not null) output.WriteVarString(key);
            }
            else
            {
                output.WriteByte((byte)(kind | 0x80));
                output.WriteClient(7);
                output.WriteVarUint(clock - 1);
            }

            output.WriteBytes(content);
            clock += Length(kind, content);
        }

        output.WriteVarUint(0);
        return output.ToArray();
    }

    private static int Length(byte kind, byte[] content)
    {
        var input = new Lib0Reader(content);
        if (kind is Json or Any) return (int)input.ReadVarUint();
        if (kind != String) return 1;
        input.ReadVarString(out var length);
        return length;
    }

    // Fragments, each in the one before.
    private static byte[] Nest(int levels)
    {
        var output = new Lib0Writer();
        output.WriteVarUint(1);
        output.WriteVarUint(levels);
        output.WriteClient(7);
        output.WriteVarUint(0);
        for (var level = 0; level < levels; level++)
        {
            output.WriteByte(Type);
            output.WriteVarUint(level == 0 ? 1 : 0);
            if (level == 0)
            {
                output.WriteVarString("x");
            }
            else
            {
                output.WriteClient(7);
                output.WriteVarUint(level - 1);
            }

            output.WriteByte(4);
        }

        output.WriteVarUint(0);
        return output.ToArray();
    }
}
