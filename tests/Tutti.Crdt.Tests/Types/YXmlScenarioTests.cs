using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Types;

/// <summary>What the tests of Yjs ask of XML and the others here do not.</summary>
public sealed class YXmlScenarioTests
{
    private readonly Peers _peers = new(2);

    private YXmlElement Here => _peers[0].GetXmlElement("x");

    private YXmlElement There => _peers[1].GetXmlElement("x");

    [Fact]
    public void AnAttributeComesAndGoesForTheOtherToo()
    {
        Here.SetAttribute("height", "10");
        Assert.True(Here.HasAttribute("height"));
        _peers.Sync();
        Assert.Equal("10", There.GetAttribute("height").AsString());
        Here.RemoveAttribute("height");
        _peers.Sync();
        Assert.False(Here.HasAttribute("height"));
        Assert.False(There.HasAttribute("height"));
        Assert.Equal(YValueKind.Undefined, There.GetAttribute("height").Kind);
    }

    [Fact]
    public void BothAreToldOfAttributesAndChildren()
    {
        var seen = new List<string>();
        foreach (var (name, element) in new[] { ("here", Here), ("there", There) })
            element.Observed += (change, _) => seen.Add($"{name} {string.Join(',', change.AttributesChanged)} {change.ChildListChanged}");
        Action[] edits =
        [
            () => Here.SetAttribute("key", "value"), () => Here.RemoveAttribute("key"),
            () => Here.Insert(0, new YXmlText("some text")), () => Here.Delete(0),
        ];
        foreach (var edit in edits)
        {
            edit();
            _peers.Sync();
        }

        Assert.Equal(
            [
                "here key False", "there key False", "here key False", "there key False",
                "here  True", "there  True", "here  True", "there  True",
            ],
            seen);
    }

    [Fact]
    public void ATextHasSiblingsAndAPlace()
    {
        var root = _peers[0].GetXmlFragment("f");
        var (first, second, third) = (new YXmlText(), new YXmlElement("p"), new YXmlElement("p"));
        var (span, text) = (new YXmlElement("span"), new YXmlText());
        second.InsertAfter(null, span);
        second.InsertAfter(span, text);
        root.InsertAfter(null, first, second);
        root.InsertAfter(second, third);
        Assert.Equal([first, second, third], root.ToArray());
        Assert.Equal([span, text], second.ToArray());
        Assert.Same(second, first.NextSibling);
        Assert.Same(first, second.PreviousSibling);
        Assert.Same(root, first.Parent);
        Assert.Null(root.Parent);
        Assert.Same(first, root.FirstChild);
        Assert.Throws<ArgumentException>(() => new YXmlElement("p").InsertAfter(span, new YXmlText()));
    }

    [Fact]
    public void AFormatThatComesAgainIsItsOwn()
    {
        static YAttributes Tags(params string[] names)
        {
            var tags = new YAttributes();
            foreach (var name in names) tags[name] = YValue.Object([]);
            return tags;
        }

        var text = _peers[0].GetXmlText("t");
        var delta = new Delta().Insert("A", Tags("em", "strong")).Insert("B", Tags("em")).Insert("C", Tags("em", "strong"));
        text.ApplyDelta(delta);
        Assert.Equal(delta, text.ToDelta());
        Assert.Equal("<em><strong>A</strong></em><em>B</em><em><strong>C</strong></em>", text.ToString());
    }

    [Fact]
    public void ARootElementHoldsTexts()
    {
        var (one, two) = (new YXmlText("text1"), new YXmlText("text2"));
        Here.Insert(0, one, two);
        Assert.Equal([one, two], Here.ToArray());
        Assert.Equal("<undefined>text1text2</undefined>", Here.ToString());
    }
}
