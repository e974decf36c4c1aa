using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Types;

public sealed class YTextFormattingTests
{
    private static readonly YAttributes Bold = new() { ["bold"] = true };
    private static readonly YAttributes Plain = new() { ["bold"] = YValue.Null };

    private readonly YText _text = new YDoc(new YDocOptions { ClientId = 1 }).GetText("t");

    private string Delta => _text.ToDelta().ToJson();

    [Fact]
    public void Text_takes_the_format_of_what_is_before_it()
    {
        _text.Insert(0, "abc", Bold);
        _text.Insert(1, "x");
        _text.Insert(4, "y");
        _text.Insert(0, "z");
        Assert.Equal("""[{"insert":"z"},{"insert":"axbcy","attributes":{"bold":true}}]""", Delta);
    }

    [Fact]
    public void Text_with_attributes_has_exactly_those()
    {
        _text.Insert(0, "ab", new() { ["bold"] = true, ["i"] = 1 });
        _text.Insert(1, "x", new() { ["c"] = "#f00" });
        _text.Insert(2, "y", []);
        Assert.Equal(
            """[{"insert":"a","attributes":{"bold":true,"i":1}},{"insert":"x","attributes":{"c":"#f00"}},{"insert":"y"},{"insert":"b","attributes":{"bold":true,"i":1}}]""",
            Delta);
    }

    [Fact]
    public void A_format_is_taken_from_the_middle_of_a_word()
    {
        _text.Insert(0, "abcd", Bold);
        _text.Format(1, 2, Plain);
        Assert.Equal(
            """[{"insert":"a","attributes":{"bold":true}},{"insert":"bc"},{"insert":"d","attributes":{"bold":true}}]""", Delta);
        _text.Format(1, 2, Bold);
        Assert.Equal("""[{"insert":"abcd","attributes":{"bold":true}}]""", Delta);
    }

    [Theory]
    [InlineData(0, 2, """[{"insert":"ab"},{"insert":"cd","attributes":{"bold":true}}]""")]
    [InlineData(2, 2, """[{"insert":"ab","attributes":{"bold":true}},{"insert":"cd"}]""")]
    [InlineData(0, 4, """[{"insert":"abcd"}]""")]
    public void A_format_is_taken_from_an_edge(int index, int length, string expected)
    {
        _text.Insert(0, "abcd", Bold);
        _text.Format(index, length, Plain);
        Assert.Equal(expected, Delta);
    }

    [Fact]
    public void Formats_overlap()
    {
        _text.Insert(0, "abcdef");
        _text.Format(0, 4, Bold);
        _text.Format(2, 4, new() { ["i"] = true });
        _text.Format(3, 2, new() { ["bold"] = true, ["i"] = YValue.Null });
        Assert.Equal(
            """[{"insert":"ab","attributes":{"bold":true}},{"insert":"c","attributes":{"bold":true,"i":true}},{"insert":"de","attributes":{"bold":true}},{"insert":"f","attributes":{"i":true}}]""",
            Delta);
    }

    [Fact]
    public void A_format_of_several_lines_goes_over_formats_in_it()
    {
        _text.Insert(0, "one\ntwo\nthree");
        _text.Format(4, 3, new() { ["c"] = "red" });
        _text.Format(1, 10, new() { ["c"] = "blue" });
        Assert.Equal(
            """[{"insert":"o"},{"insert":"ne\ntwo\nthr","attributes":{"c":"blue"}},{"insert":"ee"}]""", Delta);
    }

    [Fact]
    public void Formatting_alike_twice_writes_nothing_new()
    {
        _text.Insert(0, "abcd");
        _text.Format(1, 2, Bold);
        var before = _text.Document!.EncodeStateAsUpdate();
        _text.Format(1, 2, Bold);
        _text.Format(2, 1, new() { ["bold"] = true, ["i"] = YValue.Null });
        Assert.Equal(before, _text.Document.EncodeStateAsUpdate());
    }

    [Fact]
    public void False_is_a_value_and_null_takes_away()
    {
        _text.Insert(0, "abcd");
        _text.Format(0, 4, new() { ["b"] = false });
        _text.Format(1, 2, new() { ["b"] = YValue.Null });
        Assert.Equal("""[{"insert":"a","attributes":{"b":false}},{"insert":"bc"},{"insert":"d","attributes":{"b":false}}]""", Delta);
    }

    [Fact]
    public void Zero_and_the_empty_text_are_values()
    {
        _text.Insert(0, "ab", new() { ["n"] = 0, ["s"] = "" });
        Assert.Equal("""[{"insert":"ab","attributes":{"n":0,"s":""}}]""", Delta);
    }

    [Fact]
    public void Undefined_is_as_if_it_was_not_there()
    {
        _text.Insert(0, "ab", new() { ["n"] = YValue.Undefined });
        _text.Format(0, 1, new() { ["n"] = YValue.Undefined });
        Assert.Equal("""[{"insert":"ab"}]""", Delta);
    }

    [Fact]
    public void Null_attributes_of_new_text_are_nothing()
    {
        _text.Insert(0, "a", Plain);
        _text.Insert(1, "b", new() { ["bold"] = YValue.Null, ["i"] = true });
        Assert.Equal("""[{"insert":"a"},{"insert":"b","attributes":{"i":true}}]""", Delta);
    }

    [Fact]
    public void Objects_are_compared_by_what_they_hold()
    {
        YAttributes Link(string to) => new() { ["link"] = YValue.Object([new("href", to), new("rel", YValue.Null)]) };
        _text.Insert(0, "abc", Link("x"));
        var before = _text.Document!.EncodeStateAsUpdate();
        _text.Format(0, 2, Link("x"));
        Assert.Equal(before, _text.Document.EncodeStateAsUpdate());
        _text.Format(0, 1, Link("y"));
        Assert.Equal(
            """[{"insert":"a","attributes":{"link":{"href":"y","rel":null}}},{"insert":"bc","attributes":{"link":{"href":"x","rel":null}}}]""",
            Delta);
    }

    [Fact]
    public void Beyond_the_end_line_breaks_are_formatted()
    {
        _text.Insert(0, "ab");
        _text.Format(1, 4, new() { ["b"] = 1 });
        _text.Format(5, 2, new() { ["b"] = 2 });
        Assert.Equal(
            """[{"insert":"a"},{"insert":"b\n\n\n","attributes":{"b":1}},{"insert":"\n\n","attributes":{"b":2}}]""", Delta);
    }

    [Fact]
    public void Deleted_words_take_their_formats_along()
    {
        _text.Insert(0, "ab");
        _text.Insert(1, "bold", Bold);
        _text.Delete(1, 4);
        Assert.Equal("""[{"insert":"ab"}]""", Delta);
        _text.Insert(1, "x");
        Assert.Equal("""[{"insert":"axb"}]""", Delta);
        // Everything but "a", "b" and "x" is deleted, the formats as well.
        Assert.Equal(6, _text.Document!.DeleteSet.Ranges().Sum(range => range.End - range.Start));
    }

    [Fact]
    public void Many_formats_before_a_place_are_all_in_force()
    {
        for (var i = 0; i < 400; i++) _text.Insert(i, "x", new() { [$"k{i % 7}"] = i });
        _text.Insert(200, "y");
        _text.Format(100, 250, new() { ["all"] = true });
        var copy = new YDoc();
        copy.ApplyUpdate(_text.Document!.EncodeStateAsUpdate());
        Assert.Equal(Delta, copy.GetText("t").ToDelta().ToJson());
        Assert.Equal("""{"insert":"xy","attributes":{"all":true,"k3":199}}""", new Delta([_text.ToDelta()[199]]).ToJson()[1..^1]);
    }
}
