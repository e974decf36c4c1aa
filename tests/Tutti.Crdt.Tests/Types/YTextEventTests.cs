using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Types;

public sealed class YTextEventTests
{
    private readonly YText _text = new YDoc(new YDocOptions { ClientId = 1 }).GetText("t");
    private readonly List<string> _seen = [];

    public YTextEventTests() => _text.Observed += (change, _) => _seen.Add(change.Delta.ToJson());

    [Fact]
    public void Changes_are_told_as_deltas()
    {
        _text.Insert(0, "abc", new() { ["bold"] = true });
        _text.Insert(1, "X");
        _text.Format(0, 4, new() { ["bold"] = YValue.Null });
        _text.Format(1, 2, new() { ["i"] = true, ["c"] = "#1" });
        _text.Delete(1, 2);
        _text.InsertEmbed(1, YValue.Object([new("e", 1)]), new() { ["w"] = 1 });
        _text.ApplyDelta(new Delta().Retain(1, new() { ["z"] = 1 }).Insert("m").Delete(1));
        // What Yjs says, the fifth included: formats that were deleted with their text are told of what is behind.
        Assert.Equal(
            [
                """[{"insert":"abc","attributes":{"bold":true}}]""",
                """[{"retain":1},{"insert":"X","attributes":{"bold":true}}]""",
                """[{"retain":4,"attributes":{"bold":null}}]""",
                """[{"retain":1},{"retain":2,"attributes":{"i":true,"c":"#1"}}]""",
                """[{"retain":1},{"delete":2},{"retain":1,"attributes":{"i":null,"c":null}}]""",
                """[{"retain":1},{"insert":{"e":1},"attributes":{"w":1}}]""",
                """[{"retain":1,"attributes":{"z":1}},{"insert":"m"},{"delete":1}]""",
            ],
            _seen);
    }

    [Fact]
    public void What_came_and_went_in_one_transaction_is_not_told()
    {
        _text.Document!.Transact(_ =>
        {
            _text.Insert(0, "abc");
            _text.Delete(0, 3);
        });
        Assert.Equal(["[]"], _seen);
    }

    [Fact]
    public void Replacing_is_told_as_both()
    {
        _text.Insert(0, "abc");
        _text.Document!.Transact(_ =>
        {
            _text.Delete(1, 1);
            _text.Insert(1, "xy");
        });
        Assert.Equal("""[{"retain":1},{"delete":1},{"insert":"xy"}]""", _seen[1]);
    }

    [Fact]
    public void Embedded_numbers_are_not_told_as_in_Yjs()
    {
        _text.InsertEmbed(0, 5);
        Assert.Equal(["[]"], _seen);
    }

    [Fact]
    public void Attributes_of_the_text_are_told_by_name()
    {
        var told = new List<string>();
        _text.Observed += (change, _) => told.Add(
            $"{change.ChildListChanged} {string.Join(',', change.KeysChanged)} {Peers.Text(change.Keys)}");
        _text.SetAttribute("k", 1);
        _text.SetAttribute("k", "x");
        _text.Document!.Transact(_ =>
        {
            _text.RemoveAttribute("k");
            _text.Insert(0, "a");
        });
        Assert.Equal(["False k k:Add:null", "False k k:Update:1", "True k k:Delete:\"x\""], told);
        Assert.Empty(_text.Attributes);
    }

    [Fact]
    public void Changes_of_others_are_told_as_they_are_seen_here()
    {
        var other = new YDoc(new YDocOptions { ClientId = 2 });
        _text.Insert(0, "abcd");
        other.ApplyUpdate(_text.Document!.EncodeStateAsUpdate());
        other.GetText("t").Format(1, 2, new() { ["bold"] = true });
        other.GetText("t").Insert(4, "!");
        _text.Document.ApplyUpdate(other.EncodeStateAsUpdate());
        Assert.Equal("""[{"retain":1},{"retain":2,"attributes":{"bold":true}},{"retain":1},{"insert":"!"}]""", _seen[^1]);
    }

    [Fact]
    public void Deltas_build_the_same_text_elsewhere()
    {
        var copy = new YDoc().GetText("t");
        _text.Observed += (change, _) => copy.ApplyDelta(change.Delta);
        var random = new Random(3);
        for (var i = 0; i < 300; i++)
        {
            var at = random.Next(_text.Length + 1);
            switch (random.Next(4))
            {
                case 0: _text.Insert(at, "ab", new() { [$"k{random.Next(2)}"] = random.Next(2) }); break;
                case 1: _text.Insert(at, "c\n"); break;
                case 2: _text.Delete(at, Math.Min(_text.Length - at, random.Next(3))); break;
                default: _text.Format(at, Math.Min(_text.Length - at, random.Next(5)), new() { ["k0"] = random.Next(2) == 0 ? 1 : YValue.Null }); break;
            }
        }

        Assert.Equal(_text.ToString(), copy.ToString());
    }

    [Fact]
    public void A_type_in_the_text_is_told_through_the_text()
    {
        var paths = new List<string>();
        _text.Insert(0, "ab");
        _text.InsertEmbed(1, new YMap());
        _text.DeepObserved += (changes, _) => paths.Add(Peers.Text(changes[0].Path));
        _text.ToDelta()[1].Value.As<YMap>()["k"] = 1;
        Assert.Equal(["1"], paths);
    }
}
