using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Types;

/// <summary>Texts before they lie in a document, copies of them, and deleted ones.</summary>
public sealed class YTextLifeTests
{
    private static readonly YAttributes Bold = new() { ["bold"] = true };

    private readonly YText _text = new YDoc(new YDocOptions { ClientId = 1 }).GetText("t");

    [Fact]
    public void What_is_done_to_a_text_before_it_lies_in_a_document_is_done_there()
    {
        var preliminary = new YText("abc");
        preliminary.Insert(3, "def", Bold);
        preliminary.Delete(0, 1);
        preliminary.Format(0, 1, new() { ["i"] = 1 });
        preliminary.InsertEmbed(2, YValue.Object([new("e", 1)]));
        preliminary.ApplyDelta(new Delta().Insert(">"));
        preliminary.SetAttribute("k", "v");
        Assert.Throws<InvalidOperationException>(() => preliminary.Length);
        Assert.Throws<InvalidOperationException>(preliminary.ToString);
        Assert.Throws<InvalidOperationException>(() => preliminary.ToDelta());
        _text.Document!.GetMap("m")["t"] = preliminary;
        Assert.Equal(
            """[{"insert":">"},{"insert":"b","attributes":{"i":1}},{"insert":"c"},{"insert":{"e":1}},{"insert":"def","attributes":{"bold":true}}]""",
            preliminary.ToDelta().ToJson());
        Assert.Equal("v", preliminary.GetAttribute("k"));
        Assert.Equal("""{"t":">bcdef"}""", _text.Document.GetMap("m").ToJson().ToJson());
    }

    [Fact]
    public void A_clone_has_the_same_text_and_formatting()
    {
        _text.Insert(0, "ab", Bold);
        _text.Insert(2, "c", []);
        _text.InsertEmbed(1, new YText("inner"));
        _text.Document!.GetMap("m")["t"] = _text.Clone();
        var clone = _text.Document.GetMap("m")["t"].As<YText>();
        Assert.Equal(_text.ToDelta().ToJson(), clone.ToDelta().ToJson());
        clone.ToDelta()[1].Value.As<YText>().Insert(0, "not there ");
        Assert.Equal("inner", _text.ToDelta()[1].Value.As<YText>().ToString());
    }

    [Fact]
    public void A_deleted_text_is_empty_and_takes_nothing_in()
    {
        var map = _text.Document!.GetMap("m");
        map["t"] = new YText("abc");
        var inner = map["t"].As<YText>();
        map.Delete("t");
        inner.Insert(0, "x");
        inner.InsertEmbed(0, 1);
        inner.ApplyDelta(new Delta().Insert("x"));
        Assert.Equal("", inner.ToString());
    }
}
