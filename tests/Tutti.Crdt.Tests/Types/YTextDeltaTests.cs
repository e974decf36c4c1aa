using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Types;

public sealed class YTextDeltaTests
{
    private readonly YText _text = new YDoc(new YDocOptions { ClientId = 1 }).GetText("t");

    private string Json => _text.ToDelta().ToJson();

    [Fact]
    public void Steps_are_done_one_behind_the_other()
    {
        _text.ApplyDelta(new Delta().Insert("abc").Insert("def", new() { ["b"] = 1 }).Insert(YValue.Object([new("e", 1)])));
        _text.ApplyDelta(new Delta().Retain(1).Delete(1).Retain(2, new() { ["i"] = true }).Insert("X").Retain(1, new() { ["b"] = YValue.Null }));
        Assert.Equal(
            """[{"insert":"a"},{"insert":"c","attributes":{"i":true}},{"insert":"d","attributes":{"i":true,"b":1}},{"insert":"X"},{"insert":"e"},{"insert":"f","attributes":{"b":1}},{"insert":{"e":1}}]""",
            Json);
    }

    [Fact]
    public void Beyond_the_end_passing_fills_and_deleting_stops()
    {
        _text.ApplyDelta(new Delta().Insert("a").Retain(2, new() { ["h"] = 1 }));
        _text.ApplyDelta(new Delta().Retain(2).Delete(9));
        Assert.Equal("""[{"insert":"a"},{"insert":"\n","attributes":{"h":1}}]""", Json);
    }

    [Fact]
    public void Deleting_from_an_empty_text_is_nothing()
    {
        _text.ApplyDelta(new Delta().Delete(3));
        Assert.Equal(0, _text.Length);
    }

    [Fact]
    public void The_last_line_break_may_be_left_out()
    {
        _text.ApplyDelta(new Delta().Insert("x\n"), sanitize: false);
        Assert.Equal("""[{"insert":"x"}]""", Json);
        _text.ApplyDelta(new Delta().Retain(1).Insert("\n"));
        Assert.Equal("""[{"insert":"x\n"}]""", Json);
        _text.ApplyDelta(new Delta().Insert("y\n"), sanitize: false);
        Assert.Equal("""[{"insert":"y\nx\n"}]""", Json);
        _text.ApplyDelta(new Delta().Retain(4).Insert("\n"), sanitize: false);
        Assert.Equal("""[{"insert":"y\nx\n"}]""", Json);
    }

    [Fact]
    public void A_delta_goes_into_another_text_unchanged()
    {
        _text.ApplyDelta(new Delta().Insert("a", new() { ["b"] = true, ["i"] = 1 }).Insert("bc").Insert(7, new() { ["i"] = 1 }));
        var other = new YDoc().GetText("t");
        other.ApplyDelta(_text.ToDelta());
        Assert.Equal(_text.ToDelta(), other.ToDelta());
    }

    [Fact]
    public void Deltas_are_equal_when_their_steps_are()
    {
        Delta Make(int bold) => new Delta().Retain(2, new() { ["b"] = bold, ["i"] = "x" }).Insert("t").Insert(YValue.Array(1)).Delete(1);
        Assert.Equal(Make(1), Make(1));
        Assert.Equal(Make(1).GetHashCode(), Make(1).GetHashCode());
        Assert.NotEqual(Make(1), Make(2));
        Assert.Equal(new Delta().Retain(1, new() { ["a"] = 1, ["b"] = 2 }), new Delta().Retain(1, new() { ["b"] = 2, ["a"] = 1 }));
        Assert.NotEqual(new Delta().Insert("1"), new Delta().Insert(1));
        Assert.NotEqual(new Delta().Retain(1), new Delta().Delete(1));
        Assert.NotEqual(new Delta().Retain(1), new Delta().Retain(1, []));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"retain":3},{"insert":"a\"\n","attributes":{"b":null,"c":{"d":[1,2.5]}}},{"insert":{"img":"x"}},{"delete":2}]""")]
    [InlineData("""[{"retain":3,"attributes":{"b":false}},{"insert":[1,null]},{"insert":5}]""")]
    public void JSON_goes_in_and_out(string json) => Assert.Equal(json, Delta.FromJson(json).ToJson());

    [Fact]
    public void JSON_of_Quill_has_its_steps_under_ops() =>
        Assert.Equal(new Delta().Insert("a"), Delta.FromJson("""{"ops":[{"insert":"a","attributes":null}]}"""));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("1")]
    [InlineData("[1]")]
    [InlineData("[{}]")]
    [InlineData("""[{"retain":"x"}]""")]
    [InlineData("""[{"retain":-1}]""")]
    [InlineData("""[{"delete":1.5}]""")]
    [InlineData("""[{"retain":1,"attributes":[]}]""")]
    public void Other_JSON_is_refused(string json) => Assert.Throws<ArgumentException>(() => Delta.FromJson(json));

    [Fact]
    public void A_step_of_an_array_is_refused() =>
        Assert.Throws<ArgumentException>(() => _text.ApplyDelta(new Delta().Insert([1, 2])));

    [Fact]
    public void A_delta_that_is_refused_changes_nothing()
    {
        Assert.Throws<ArgumentException>(() => _text.ApplyDelta(new Delta().Insert("a").Insert(new YDoc())));
        Assert.Throws<ArgumentException>(() => _text.ApplyDelta(new Delta().Insert("a").Retain(1, new() { ["b"] = YValue.BigInt(1) })));
        Assert.Equal(0, _text.Length);
    }
}
