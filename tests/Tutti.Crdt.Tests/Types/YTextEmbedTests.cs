using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Types;

public sealed class YTextEmbedTests
{
    private static readonly YAttributes Bold = new() { ["bold"] = true };

    private readonly YText _text = new YDoc(new YDocOptions { ClientId = 1 }).GetText("t");

    private string Delta => _text.ToDelta().ToJson();

    [Fact]
    public void What_JSON_cannot_hold_is_refused()
    {
        Assert.Throws<ArgumentException>(() => _text.Insert(0, "a", new() { ["n"] = YValue.BigInt(1) }));
        Assert.Throws<ArgumentException>(() => _text.Insert(0, "a", new() { ["n"] = YValue.Array(new YMap()) }));
        Assert.Throws<ArgumentException>(() => _text.InsertEmbed(0, YValue.Object([new("n", YValue.BigInt(1))])));
        Assert.Throws<ArgumentException>(() => _text.InsertEmbed(0, new YDoc()));
        Assert.Throws<ArgumentException>(() => _text.InsertEmbed(0, YValue.Undefined));
        Assert.Equal(0, _text.Length);
    }

    [Fact]
    public void Embeds_are_values_types_and_text()
    {
        _text.InsertEmbed(0, YValue.Object([new("img", "a.png")]), new() { ["width"] = 100 });
        _text.InsertEmbed(1, 5);
        _text.InsertEmbed(2, YValue.Array(1, YValue.Undefined));
        _text.InsertEmbed(3, "text", Bold);
        _text.InsertEmbed(0, new YMap([new("k", 1)]), Bold);
        Assert.Equal(8, _text.Length);
        Assert.Equal("text", _text.ToString());
        Assert.Equal(
            """[{"insert":{"k":1},"attributes":{"bold":true}},{"insert":{"img":"a.png"},"attributes":{"width":100}},{"insert":5},{"insert":[1,null]},{"insert":"text","attributes":{"bold":true}}]""",
            Delta);
        var map = _text.ToDelta()[0].Value.As<YMap>();
        Assert.Same(_text, map.Parent);
        _text.Delete(0, 1);
        Assert.True(map.IsDeleted);
    }

    [Fact]
    public void A_type_can_be_embedded_once()
    {
        var map = new YMap();
        _text.InsertEmbed(0, map);
        Assert.Throws<InvalidOperationException>(() => _text.InsertEmbed(0, map));
        Assert.Throws<InvalidOperationException>(() => _text.ApplyDelta(new Tutti.Crdt.Types.Delta().Insert(map)));
        Assert.Equal(1, _text.Length);
    }
}
