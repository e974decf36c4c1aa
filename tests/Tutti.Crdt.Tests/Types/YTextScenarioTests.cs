using Tutti.Crdt.Types;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.Types;

/// <summary>What the tests of Yjs ask of texts and the others here do not: content, events, and large texts.</summary>
public sealed class YTextScenarioTests
{
    private static readonly YAttributes Bold = new() { ["bold"] = true };

    private readonly Peers _peers = new(2);

    private YText Here => _peers[0].GetText("t");

    private YText There => _peers[1].GetText("t");

    [Fact]
    public void Edits_of_a_formatted_text_are_told_one_by_one()
    {
        var seen = new List<string>();
        Here.Observed += (change, _) => seen.Add(change.Delta.ToJson());
        Here.Insert(0, "abc", Bold);
        Here.Delete(0, 1);
        Here.Delete(1, 1);
        Here.Insert(0, "z", Bold);
        var clock = _peers[0].StateVector[0];
        Here.Insert(0, "y");
        Here.Format(0, 2, new() { ["bold"] = YValue.Null });
        Assert.Equal("""[{"insert":"yz"},{"insert":"b","attributes":{"bold":true}}]""", Here.ToDelta().ToJson());
        Assert.Equal(
            [
                """[{"insert":"abc","attributes":{"bold":true}}]""", """[{"delete":1}]""", """[{"retain":1},{"delete":1}]""",
                """[{"insert":"z","attributes":{"bold":true}}]""", """[{"insert":"y"}]""",
                """[{"retain":1},{"retain":1,"attributes":{"bold":null}}]""",
            ],
            seen);
        // Two formats, three letters and "z", which found its format there.
        Assert.Equal(6, clock);
        Assert.Equal("yzb", Here.ToJson().AsString());
    }

    [Fact]
    public void An_embed_between_formatted_text_has_its_own_attributes()
    {
        var image = YValue.Object([new("image", "imageSrc.png")]);
        Here.Insert(0, "ab", Bold);
        Here.InsertEmbed(1, image, new() { ["width"] = 100 });
        Here.InsertEmbed(2, image);
        Assert.Equal(
            new Delta().Insert("a", Bold).Insert(image, new() { ["width"] = 100 }).Insert(image).Insert("b", Bold), Here.ToDelta());
    }

    [Fact]
    public void A_type_in_a_text_is_told_to_others()
    {
        Here.ApplyDelta(new Delta().Insert(new YMap([new("key", "val")])));
        var told = "";
        There.Observed += (change, _) => told = change.Delta.ToJson();
        _peers.Sync();
        Assert.Equal("""[{"insert":{"key":"val"}}]""", told);
        Assert.Equal("""{"key":"val"}""", Assert.Single(There.ToDelta()).Value.AsType().ToJson().ToJson());
    }

    [Fact]
    public void Whoever_formats_what_another_formats_is_told_what_changed_here()
    {
        Here.Insert(0, "abcde");
        _peers.Sync();
        Here.Format(0, 3, Bold);
        There.Format(2, 2, Bold);
        var seen = new List<string>();
        There.Observed += (change, _) => seen.Add(change.Delta.ToJson());
        There.Document!.ApplyUpdate(Here.Document!.EncodeStateAsUpdate(There.Document.EncodeStateVector()));
        // What Yjs says; the empty one is of the cleanup behind it.
        Assert.Equal("""[{"retain":3,"attributes":{"bold":true}},{"retain":2,"attributes":{"bold":null}}]""", seen[0]);
        Assert.All(seen.Skip(1), delta => Assert.Equal("[]", delta));
    }

    [Fact]
    public void Only_the_attribute_that_changed_is_told()
    {
        Here.Insert(0, "\n", new() { ["paragraph"] = "normal", ["list"] = "bullet" });
        Here.Insert(1, "abc", new() { ["paragraph"] = "normal" });
        _peers.Sync();
        var seen = new List<string>();
        Here.Observed += (change, _) => seen.Add(change.Delta.ToJson());
        There.Observed += (change, _) => seen.Add(change.Delta.ToJson());
        There.Format(0, 1, new() { ["list"] = "number" });
        _peers.Sync();
        const string Change = """[{"retain":1,"attributes":{"list":"number"}}]""";
        Assert.Equal([Change, Change], seen.Where(delta => delta is not "[]"));
    }

    [Fact]
    public void A_hundred_thousand_letters_each_put_in_front_come_over_in_both_formats()
    {
        var updates = new List<ReadOnlyMemory<byte>>();
        _peers[0].Updated += update => updates.Add(update.Bytes.ToArray());
        _peers[0].Transact(_ =>
        {
            for (var i = 0; i < 100_000; i++) Here.Insert(0, "0");
        });
        var copy = new YDoc();
        copy.ApplyUpdate(_peers[0].EncodeStateAsUpdate(format: UpdateFormat.V2), format: UpdateFormat.V2);
        Assert.Equal(100_000, copy.GetText("t").Length);

        for (var i = 0; i < 1_000; i++) Here.Insert(0, "1");
        There.Document!.ApplyUpdate(Update.Merge(updates));
        var oneByOne = new YDoc();
        foreach (var update in updates) oneByOne.ApplyUpdate(update.Span);
        Assert.Equal(1_001, updates.Count);
        Assert.Equal(Here.ToString(), There.ToString());
        Assert.Equal(Here.ToString(), oneByOne.GetText("t").ToString());
    }

    [Fact]
    public void Places_are_right_while_own_updates_come_back()
    {
        _peers[0].Updated += update => _peers[0].Transact(_ => _peers[0].ApplyUpdate(update.Bytes.Span));
        _peers[0].Updated += update => _peers[1].Transact(_ => _peers[1].ApplyUpdate(update.Bytes.Span));
        for (var round = 0; round < 2; round++)
        {
            Here.Insert(0, "a_a");
            _peers.Sync();
            Here.Insert(2, "s");
            _peers.Sync();
            There.Insert(3, "d");
            _peers.Sync();
            Assert.Equal(("a_sda", "a_sda"), (Here.ToString(), There.ToString()));
            if (round == 0) Here.Delete(0, 5);
            _peers.Sync();
        }
    }
}
