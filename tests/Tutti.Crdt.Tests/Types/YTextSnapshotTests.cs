using Tutti.Crdt.History;
using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Types;

public sealed class YTextSnapshotTests
{
    private readonly YText _text = new YDoc(new YDocOptions { ClientId = 1, Gc = false }).GetText("t");

    [Fact]
    public void A_text_is_shown_as_it_was()
    {
        var (before, after) = Edit();
        Assert.Equal("""[{"insert":"abcd"}]""", _text.ToDelta(before).ToJson());
        Assert.Equal("""[{"insert":"axcd"}]""", _text.ToDelta(after).ToJson());
        Assert.Equal("""[{"insert":"d"}]""", _text.ToDelta().ToJson());
        Assert.Equal("[]", _text.ToDelta(Snapshot.Empty).ToJson());
    }

    [Fact]
    public void Two_moments_are_compared()
    {
        var (before, after) = Edit();
        Assert.Equal(
            """[{"insert":"a"},{"insert":"x","attributes":{"ychange":{"type":"added"}}},{"insert":"b","attributes":{"ychange":{"type":"removed"}}},{"insert":"cd"}]""",
            _text.ToDelta(after, before).ToJson());
        Assert.Equal("""[{"insert":"abcd"}]""", _text.ToDelta(null, before).ToJson());
    }

    [Fact]
    public void The_caller_says_how_a_change_is_described()
    {
        var (before, after) = Edit();
        var delta = _text.ToDelta(after, before, change => YValue.Object(
            [new("user", (double)change.Client), new("type", change.Kind == YChangeKind.Added ? "added" : "removed")]));
        Assert.Equal(
            """[{"insert":"a"},{"insert":"x","attributes":{"ychange":{"user":1,"type":"added"}}},{"insert":"b","attributes":{"ychange":{"user":1,"type":"removed"}}},{"insert":"cd"}]""",
            delta.ToJson());
    }

    [Fact]
    public void Changes_of_one_person_that_lie_side_by_side_are_one_when_the_description_names_the_person()
    {
        var before = Snapshot.Of(_text.Document!);
        _text.Insert(0, "c");
        _text.Insert(0, "b");
        _text.Insert(0, "a");
        YValue Describe(YChange change) => YValue.Object([new("user", (double)change.Client), new("type", "added")]);
        Assert.Equal(3, _text.ToDelta(Snapshot.Of(_text.Document!), before).Count);
        Assert.Single(_text.ToDelta(Snapshot.Of(_text.Document!), before, Describe));
    }

    [Fact]
    public void Formats_are_those_of_the_moment()
    {
        _text.Insert(0, "abcd", new() { ["b"] = 1 });
        var before = Snapshot.Of(_text.Document!);
        _text.Format(0, 2, new() { ["b"] = YValue.Null });
        _text.InsertEmbed(1, YValue.Object([new("e", 1)]));
        Assert.Equal("""[{"insert":"abcd","attributes":{"b":1}}]""", _text.ToDelta(before).ToJson());
        Assert.Equal(
            """[{"insert":"a"},{"insert":{"e":1}},{"insert":"b"},{"insert":"cd","attributes":{"b":1}}]""",
            _text.ToDelta(null, before).ToJson());
    }

    [Fact]
    public void Looking_back_changes_nothing()
    {
        var (before, after) = Edit();
        var state = _text.Document!.EncodeStateAsUpdate();
        _text.ToDelta(after, before);
        Assert.Equal(state, _text.Document!.EncodeStateAsUpdate());
    }

    private (Snapshot Before, Snapshot After) Edit()
    {
        _text.Insert(0, "abcd");
        var before = Snapshot.Of(_text.Document!);
        _text.Insert(1, "x");
        _text.Delete(2, 1);
        var after = Snapshot.Of(_text.Document!);
        _text.Delete(0, 3);
        return (before, after);
    }
}
