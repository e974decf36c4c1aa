using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Types;

/// <summary>An update may put any content into any type; whoever reads gets something, and nothing breaks.</summary>
public sealed class HostileContentTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("key")]
    public void EveryKindOfRootReadsEveryContent(string? key)
    {
        foreach (var read in Readers())
        {
            var document = new YDoc();
            document.ApplyUpdate(StrangeUpdate.Everything(key));
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
        document.ApplyUpdate(StrangeUpdate.Everything(null));
        Assert.Equal(
            """[null,{"a":[1]},"é",{"0":1,"1":2},"h","é",{"e":1},[],{},"","<p></p>",{},{},null,{"__proto__":{"0":1}},"\ud83d","\ude00",null]""",
            document.GetArray("x").ToJson().ToJson());
        Assert.Equal(YValueKind.Undefined, document.GetArray("x")[0].Kind);
        Assert.Equal("é", document.GetArray("x")[5].AsString());
    }

    [Fact]
    public void TheLastValueUnderAKeyCounts()
    {
        Assert.Equal("\"é\"", UnderKey(StrangeUpdate.Any, StrangeUpdate.Content(output =>
        {
            output.WriteVarUint(2);
            output.WriteAny(1.0);
            output.WriteAny("é");
        })));
        Assert.Equal("\"b\"", UnderKey(StrangeUpdate.String, StrangeUpdate.Content(output => output.WriteVarString("ab"))));
        Assert.Equal("""{"e":1}""", UnderKey(StrangeUpdate.Embed, StrangeUpdate.Content(output => output.WriteVarString("""{"e":1}"""))));
        Assert.Equal("null", UnderKey(StrangeUpdate.Format, StrangeUpdate.Content(output =>
        {
            output.WriteVarString("bold");
            output.WriteVarString("true");
        })));
    }

    [Fact]
    public void AFragmentLeavesOutWhatIsNoType()
    {
        var document = new YDoc();
        document.ApplyUpdate(StrangeUpdate.Everything(null));
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
        document.ApplyUpdate(StrangeUpdate.Nest(50_000));
        Assert.Equal(CrdtError.TooDeep, Assert.Throws<CrdtException>(() => document.GetArray("x").ToJson()).Error);
        Assert.Equal(CrdtError.TooDeep, Assert.Throws<CrdtException>(() => document.GetArray("x").Clone()).Error);
        document.GetArray("x").DeepObserved += (_, _) => { };
        document.GetArray("x").Delete(0);
        Assert.Equal("[]", document.GetArray("x").ToJson().ToJson());

        var xml = new YDoc();
        xml.ApplyUpdate(StrangeUpdate.Nest(50_000));
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
            document.ApplyUpdate(StrangeUpdate.Everything(key));
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
        document.ApplyUpdate(StrangeUpdate.Update([(kind, content)], "k"));
        return document.GetMap("x")["k"].ToJson();
    }
}
