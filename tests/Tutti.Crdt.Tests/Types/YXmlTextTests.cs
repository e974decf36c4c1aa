using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Types;

public sealed class YXmlTextTests
{
    [Fact]
    public void Formats_are_tags_as_Yjs_writes_them()
    {
        var text = new YDoc().GetXmlText("x");
        text.Insert(0, "a<b");
        text.Format(0, 2, new()
        {
            ["b"] = true,
            ["a"] = YValue.Object([new("z", 1), new("h", "u")]),
            ["s"] = "hi",
            ["n"] = YValue.Null,
            ["l"] = YValue.Array(1, YValue.Array(2, YValue.Null)),
        });
        text.InsertEmbed(3, YValue.Object([new("img", 1)]));
        text.InsertEmbed(4, new YXmlElement("p"));
        text.InsertEmbed(0, new YMap());
        text.InsertEmbed(1, new YXmlText("in"), new() { ["b"] = YValue.Object([]) });
        Assert.Equal(
            """[object Object]<b>in</b><a h="u" z="1"><b><l 0="1" 1="2,"><s 0="h" 1="i">a<</s></l></b></a>b[object Object]<p></p>""",
            text.ToString());
        Assert.Equal(text.ToString(), text.ToJson().AsString());
    }

    [Fact]
    public void Text_in_a_fragment_has_its_tags()
    {
        var fragment = new YDoc().GetXmlFragment("x");
        var text = new YXmlText("ab");
        text.Format(0, 1, new() { ["em"] = YValue.Object([]) });
        var element = new YXmlElement("p");
        element.Add(text);
        fragment.Add(element);
        Assert.Equal("<p><em>a</em>b</p>", fragment.ToString());
        var clone = fragment.Clone();
        new YDoc().GetArray("a").Add(clone);
        Assert.Equal(fragment.ToString(), clone.ToString());
    }

    [Fact]
    public void Texts_nested_beyond_reason_are_refused()
    {
        var document = new YDoc();
        var text = document.GetXmlText("x");
        for (var i = 0; i < 1_200; i++)
        {
            var inner = new YXmlText();
            text.InsertEmbed(0, inner);
            text = inner;
        }

        var refused = Assert.Throws<CrdtException>(() => document.GetXmlText("x").ToString());
        Assert.Equal(CrdtError.TooDeep, refused.Error);
    }
}
