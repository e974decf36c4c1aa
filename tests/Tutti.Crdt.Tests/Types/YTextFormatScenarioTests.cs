using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Types;

/// <summary>What the tests of Yjs ask of formats and the others here do not.</summary>
public sealed class YTextFormatScenarioTests
{
    private static readonly YAttributes Bold = new() { ["bold"] = true };
    private static readonly YAttributes Title = new() { ["title"] = true };

    private readonly YText _text = new YDoc(new YDocOptions { ClientId = 1 }).GetText("t");

    [Fact]
    public void Line_breaks_between_formatted_lines_stay_plain()
    {
        _text.Insert(0, "Test\nMulti-line\nFormatting");
        _text.ApplyDelta(new Delta().Retain(4, Bold).Retain(1).Retain(10, Bold).Retain(1).Retain(10, Bold));
        Assert.Equal(
            new Delta().Insert("Test", Bold).Insert("\n").Insert("Multi-line", Bold).Insert("\n").Insert("Formatting", Bold),
            _text.ToDelta());
    }

    [Fact]
    public void Empty_lines_are_not_joined_with_formatted_ones()
    {
        var delta = new Delta().Insert("Text").Insert("\n", Title).Insert("\nText").Insert("\n", Title);
        _text.ApplyDelta(delta);
        Assert.Equal(delta, _text.ToDelta());
    }

    [Fact]
    public void A_format_goes_on_behind_the_line_break_that_had_it()
    {
        _text.ApplyDelta(new Delta().Insert("Text").Insert("\n", Title).Insert("\n"));
        _text.ApplyDelta(new Delta().Retain(4).Delete(1).Retain(1, Title));
        Assert.Equal(new Delta().Insert("Text").Insert("\n", Title), _text.ToDelta());
    }

    [Fact]
    public void A_text_that_was_all_formatted_and_all_deleted_leaves_one_struct()
    {
        _text.Insert(0, "ab", Bold);
        _text.Delete(0, 2);
        Assert.Equal(1, _text.Document!.Store.Clients[0].Count);
    }

    [Fact]
    public void A_cell_of_a_table_becomes_a_line_of_a_list()
    {
        var lines = new Delta().Insert("\n", new() { ["id"] = "0" }).Insert("\n\n\n", new() { ["width"] = 150 });
        for (var cell = 1; cell <= 9; cell++) lines = lines.Insert("\n", Cell($"{cell}", "cell"));
        _text.ApplyDelta(lines.Insert("\n", new() { ["id"] = "10" }).Insert("Content behind").Insert("\n", new() { ["id"] = "11" }));
        _text.ApplyDelta(new Delta().Retain(12).Insert("-"));
        _text.ApplyDelta(new Delta().Retain(13).Insert(" "));
        _text.ApplyDelta(new Delta().Retain(12).Delete(2).Retain(1, new() { ["cell"] = YValue.Null, ["list"] = Place("9") }));
        var expected = new Delta().Insert("\n", new() { ["id"] = "0" }).Insert("\n\n\n", new() { ["width"] = 150 });
        for (var cell = 1; cell <= 8; cell++) expected = expected.Insert("\n", Cell($"{cell}", "cell"));
        expected = expected.Insert("\n", Cell("9", "list")).Insert("\n", new() { ["id"] = "10" });
        Assert.Equal(expected.Insert("Content behind").Insert("\n", new() { ["id"] = "11" }), _text.ToDelta());
    }

    [Fact]
    public void Attributes_are_taken_away_behind_embeds_and_lines_that_are_deleted()
    {
        var embed = YValue.Object([new("command", YValue.Object([new("id", "x")]))]);
        var delta = new Delta().Insert("Section").Insert("\n", new() { ["id"] = "1", ["list"] = "toggled" });
        delta = delta.Insert(YValue.Object([new("table", true)])).Insert(" ").Insert(embed).Insert("\n", new() { ["id"] = "2" });
        foreach (var id in (string[])["3", "4", "5"])
            delta = delta.Insert("\n", new() { ["id"] = id, ["layout"] = $"l{id}", ["layout-width"] = "0.25" });
        _text.ApplyDelta(delta.Insert("\n", new() { ["id"] = "6" }));
        // The table, the space, the command and its line go; the line behind them takes the name of that line.
        _text.ApplyDelta(new Delta().Retain(8).Delete(4).Retain(
            1, new() { ["layout"] = YValue.Null, ["layout-width"] = YValue.Null, ["id"] = "2" }));
        Assert.Equal(
            """[{"insert":"Section"},{"insert":"\n","attributes":{"id":"1","list":"toggled"}},{"insert":"\n","attributes":{"id":"2"}},"""
            + """{"insert":"\n","attributes":{"id":"4","layout":"l4","layout-width":"0.25"}},"""
            + """{"insert":"\n","attributes":{"id":"5","layout":"l5","layout-width":"0.25"}},{"insert":"\n","attributes":{"id":"6"}}]""",
            _text.ToDelta().ToJson());
    }

    [Fact]
    public void A_format_of_lines_nobody_has_yet_does_no_harm()
    {
        static YAttributes Link(string to) => new() { ["url"] = to };
        var other = new YDoc(new YDocOptions { ClientId = 2 });
        _text.Insert(0, "\n\n\n");
        _text.Format(0, 3, Link("http://one"));
        _text.Format(1, 1, Link("http://two"));
        other.ApplyUpdate(_text.Document!.EncodeStateAsUpdate());
        other.GetText("t").Format(1, 1, Link("http://two"));
        var expected = new Delta().Insert("\n", Link("http://one")).Insert("\n", Link("http://two")).Insert("\n", Link("http://one"));
        Assert.Equal(expected, _text.ToDelta());
        Assert.Equal(expected, other.GetText("t").ToDelta());
    }

    [Fact]
    public void A_format_that_is_taken_from_a_part_is_gone_there_for_others()
    {
        var other = new YDoc(new YDocOptions { ClientId = 2 });
        _text.Insert(0, "Attack ships on fire off the shoulder of Orion.");
        Pass();
        _text.Format(13, 7, Bold);
        Pass();
        _text.Format(16, 4, new() { ["bold"] = YValue.Null });
        Pass();
        var expected = new Delta().Insert("Attack ships ").Insert("on ", Bold).Insert("fire off the shoulder of Orion.");
        Assert.Equal(expected, _text.ToDelta());
        Assert.Equal(expected, other.GetText("t").ToDelta());

        void Pass() => other.ApplyUpdate(_text.Document!.EncodeStateAsUpdate());
    }

    private static YValue Place(string cell) => YValue.Object([new("cell", $"c{cell}"), new("row", "r")]);

    private static YAttributes Cell(string id, string kind) => new()
    {
        ["id"] = id,
        [kind] = Place(id),
        ["row"] = "r",
        ["rowspan"] = "1",
        ["colspan"] = "1",
    };
}
