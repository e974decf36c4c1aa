using Tutti.Crdt.History;
using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.History;

/// <summary>What the tests of Yjs ask of undo and the others here do not.</summary>
public sealed class UndoScenarioTests : IDisposable
{
    private static readonly UndoManagerOptions EachAlone = new() { CaptureTimeout = TimeSpan.Zero };
    private static readonly YAttributes Bold = new() { ["bold"] = true };

    private readonly YDoc _document = Replicas.New(1);
    private readonly YDoc _replica = Replicas.New(2);

    public void Dispose()
    {
        _document.Dispose();
        _replica.Dispose();
    }

    [Fact]
    public void Whether_told_here_or_taken_in_formats_of_a_text_are_changed_alike()
    {
        var text = _document.GetXmlText("t");
        text.Insert(0, " After", new() { ["type"] = "text", ["italic"] = true });
        text.Insert(0, "Test", new() { ["type"] = "text" });
        text.Insert(0, "Merge ", new() { ["type"] = "text", ["bold"] = true });
        _replica.ApplyUpdate(_document.EncodeStateAsUpdate());
        foreach (var each in new[] { text, _replica.GetXmlText("t") })
        {
            each.Format(0, 6, new() { ["bold"] = YValue.Null });
            each.Format(6, 4, new() { ["type"] = "text" });
            Assert.Equal(
                """[{"insert":"Merge Test","attributes":{"type":"text"}},{"insert":" After","attributes":{"type":"text","italic":true}}]""",
                each.ToDelta().ToJson());
        }
    }

    [Fact]
    public void Even_without_an_end_of_time_a_step_ends_when_it_is_said()
    {
        var list = _document.GetArray();
        using var undo = new UndoManager(list, new UndoManagerOptions { CaptureTimeout = TimeSpan.MaxValue });
        list.Add(1, 2, 3);
        undo.StopCapturing();
        list.Add(4, 5, 6);
        undo.Undo();
        Assert.Equal("[1,2,3]", list.ToJson().ToString());
    }

    [Fact]
    public void What_came_back_goes_with_the_step_that_had_brought_it()
    {
        var text = _document.GetText();
        using var undo = new UndoManager(text, EachAlone);
        text.Insert(0, "a");
        text.Delete(0, 1);
        undo.Undo();
        Assert.Equal("a", text.ToString());
        undo.Undo();
        Assert.Equal("", text.ToString());
    }

    [Fact]
    public void Types_may_be_looked_after_later()
    {
        using var undo = new UndoManager(_document, []);
        var list = _document.GetArray();
        list.Insert(0, 0);
        Assert.False(undo.CanUndo);
        undo.AddToScope(list);
        list.Insert(1, 1);
        undo.Undo();
        Assert.Equal("[0]", list.ToJson().ToString());
    }

    [Fact]
    public void What_others_may_not_change_is_taken_back_at_once()
    {
        var restricted = _document.GetArray("restricted");
        using var first = Replicas.New(3);
        first.GetArray("restricted").Add(1);
        first.GetArray("public").Add(1);
        using var second = Replicas.New(4);
        second.GetArray("public").Add(2);
        foreach (var update in new[] { first.EncodeStateAsUpdate(), second.EncodeStateAsUpdate() })
        {
            using var undo = new UndoManager(restricted, new UndoManagerOptions { TrackedOrigins = ["remote"] });
            _document.ApplyUpdate(update, "remote");
            while (undo.CanUndo) undo.Undo();
        }

        Assert.Empty(restricted);
        Assert.Equal("[1,2]", _document.GetArray("public").ToJson().ToString());
    }

    [Fact]
    public void A_step_behind_one_that_others_hid_is_taken_back()
    {
        _document.Updated += update => _replica.ApplyUpdate(update.Bytes.Span);
        _replica.Updated += update => _document.ApplyUpdate(update.Bytes.Span);
        var (list, theirs) = (_document.GetArray("a"), _replica.GetArray("a"));
        var (hidden, shown) = (new YMap([new("hello", "world")]), new YMap([new("key", "value")]));
        list.Add(hidden, shown);
        using var undo = new UndoManager(list, new UndoManagerOptions { TrackedOrigins = ["one"] });
        using var theirUndo = new UndoManager(theirs, new UndoManagerOptions { TrackedOrigins = ["two"] });
        _document.Transact(_ => shown["key"] = "modified", "one");
        undo.StopCapturing();
        _document.Transact(_ => hidden["hello"] = "modified", "one");
        _replica.Transact(_ => theirs.Delete(0), "two");
        theirUndo.Undo();
        undo.Undo();
        Assert.Equal("value", shown["key"]);
        Assert.Equal(list.ToJson(), theirs.ToJson());
    }

    [Fact]
    public void A_map_that_was_undone_to_nothing_is_redone_to_its_last_values()
    {
        var root = _document.GetMap();
        using var undo = new UndoManager(root, EachAlone);
        root["a"] = new YMap([new("x", 0), new("y", 0)]);
        for (var at = 100; at <= 300; at += 100) _document.Transact(_ => Move(at));
        for (var at = 200; at >= 0; at -= 100)
        {
            undo.Undo();
            Expect(at);
        }

        undo.Undo();
        Assert.False(root.ContainsKey("a"));
        for (var at = 0; at <= 300; at += 100)
        {
            undo.Redo();
            Expect(at);
        }

        void Move(int at) => (root["a"].As<YMap>()["x"], root["a"].As<YMap>()["y"]) = (at, at);

        void Expect(int at) => Assert.Equal($$$"""{"x":{{{at}}},"y":{{{at}}}}""", root["a"].As<YMap>().ToJson().ToString());
    }

    [Fact]
    public void Taking_back_that_a_format_was_taken_away_brings_it_back_for_others()
    {
        var text = _document.GetText();
        text.Insert(0, "Attack ships on fire off the shoulder of Orion.");
        using var undo = new UndoManager(text, EachAlone);
        Action[] steps = [() => text.Format(13, 7, Bold), () => text.Format(16, 4, new() { ["bold"] = YValue.Null }), () => undo.Undo()];
        foreach (var step in steps)
        {
            _replica.ApplyUpdate(_document.EncodeStateAsUpdate());
            step();
        }

        _replica.ApplyUpdate(_document.EncodeStateAsUpdate());
        var expected = new Delta().Insert("Attack ships ").Insert("on fire", Bold).Insert(" off the shoulder of Orion.");
        Assert.Equal(expected, text.ToDelta());
        Assert.Equal(expected, _replica.GetText().ToDelta());
    }

    [Fact]
    public void Own_values_of_one_step_go_back_to_what_another_had_set_between()
    {
        _document.Updated += update => _replica.ApplyUpdate(update.Bytes.Span, "peer");
        _replica.Updated += update => _document.ApplyUpdate(update.Bytes.Span, "peer");
        var (map, theirs) = (_document.GetMap(), _replica.GetMap());
        using var undo = new UndoManager(map, new UndoManagerOptions { IgnoreRemoteMapChanges = true, TimeProvider = new ManualTime() });
        map["x"] = 1;
        theirs["x"] = 2;
        map["x"] = 3;
        theirs["x"] = 4;
        undo.Undo();
        Assert.Equal((2, 2), (map["x"], theirs["x"]));
    }

    [Fact]
    public void Values_deleted_one_after_another_come_back_in_turn()
    {
        var map = _document.GetMap();
        using var undo = new UndoManager(map, EachAlone);
        foreach (var value in (string[])["a", "b", "c"])
        {
            map["a"] = value;
            map.Delete("a");
        }

        map["a"] = "d";
        foreach (var expected in (string[])["{}", """{"a":"c"}""", "{}", """{"a":"b"}""", "{}", """{"a":"a"}"""])
        {
            undo.Undo();
            Assert.Equal(expected, map.ToJson().ToString());
        }
    }

    [Fact]
    public void Observers_find_the_step_that_is_taken_back()
    {
        var text = _document.GetText();
        using var undo = new UndoManager(text);
        undo.StackItemAdded += change => change.Item.Meta["note"] = change.Kind;
        var seen = new List<(bool, bool, object?)>();
        text.Observed += (_, _) => seen.Add((undo.IsUndoing, undo.IsRedoing, undo.CurrentItem?.Meta["note"]));
        text.Insert(0, "abc");
        var undone = undo.Undo();
        var redone = undo.Redo();
        Assert.Equal([(false, false, null), (true, false, StackItemKind.Undo), (false, true, StackItemKind.Redo)], seen);
        Assert.NotSame(undone, redone);
        Assert.Null(undo.CurrentItem);
    }

    [Fact]
    public void Attributes_set_before_their_element_was_deleted_come_back_for_others()
    {
        var fragment = _document.GetXmlFragment("x");
        var theirs = _replica.GetXmlFragment("x");
        var element = new YXmlElement("p");
        element.SetAttribute("a", "1");
        fragment.Add(element);
        Replicas.Sync(_document, _replica);
        using var undo = new UndoManager(fragment, EachAlone);
        _document.Transact(_ =>
        {
            element.SetAttribute("a", "2");
            element.SetAttribute("b", "3");
            fragment.Delete(0);
        });
        Replicas.Sync(_document, _replica);
        undo.Undo();
        Expect("""<p a="1"></p>""");
        ((YXmlElement)fragment[0]).SetAttribute("c", "9");
        fragment.Delete(0);
        Expect("");
        undo.Undo();
        Expect("""<p a="1" c="9"></p>""");
        undo.Undo();
        Expect("""<p a="1"></p>""");

        void Expect(string xml)
        {
            Replicas.Sync(_document, _replica);
            Assert.Equal((xml, xml), (fragment.ToString(), theirs.ToString()));
        }
    }
}
