using System.Text.Json;
using Tutti.Crdt.History;
using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.History;

public sealed class UndoManagerTests
{
    private static readonly UndoManagerOptions EachAlone = new() { CaptureTimeout = TimeSpan.Zero };
    private static readonly YAttributes Bold = new() { ["bold"] = true };

    [Fact]
    public void Text_goes_and_comes_without_the_text_of_others()
    {
        using var first = Replicas.New(1);
        using var second = Replicas.New(2);
        var text = first.GetText("t");
        using var undo = new UndoManager(text);
        text.Insert(0, "test");
        text.Delete(0, 4);
        Assert.Null(undo.Undo());
        Assert.Equal("", text.ToString());
        text.Insert(0, "abc");
        second.GetText("t").Insert(0, "xyz");
        Replicas.Sync(first, second);
        Assert.Equal("abcxyz", text.ToString());
        undo.Undo();
        Assert.Equal("xyz", text.ToString());
        undo.Redo();
        Assert.Equal("abcxyz", text.ToString());
        Replicas.Sync(first, second);
        second.GetText("t").Delete(0, 1);
        Replicas.Sync(first, second);
        undo.Undo();
        Assert.Equal("xyz", text.ToString());
        undo.Redo();
        Assert.Equal("bcxyz", text.ToString());
    }

    [Fact]
    public void Formats_go_and_come()
    {
        using var document = Replicas.New(1);
        var text = document.GetText();
        text.Insert(0, "bcxyz");
        using var undo = new UndoManager(text);
        text.Format(1, 3, Bold);
        var formatted = new Delta().Insert("b").Insert("cxy", Bold).Insert("z");
        Assert.Equal(formatted, text.ToDelta());
        undo.Undo();
        Assert.Equal(new Delta().Insert("bcxyz"), text.ToDelta());
        undo.Redo();
        Assert.Equal(formatted, text.ToDelta());
    }

    [Fact]
    public void Formats_of_others_stay_on_deleted_text_that_comes_back()
    {
        using var document = Replicas.New(1);
        using var other = Replicas.New(2);
        var text = document.GetText("t");
        text.Insert(0, "Attack ships on fire off the shoulder of Orion.");
        Replicas.Sync(document, other);
        using var undo = new UndoManager(text, EachAlone);
        text.Format(13, 7, Bold);
        text.Format(16, 4, new YAttributes { ["bold"] = YValue.Null });
        Replicas.Sync(document, other);
        var expected = new Delta().Insert("Attack ships ").Insert("on ", Bold).Insert("fire off the shoulder of Orion.");
        Assert.Equal(expected, text.ToDelta());
        undo.Undo();
        undo.Undo();
        Replicas.Sync(document, other);
        Assert.Equal(new Delta().Insert("Attack ships on fire off the shoulder of Orion."), other.GetText("t").ToDelta());
        undo.Redo();
        undo.Redo();
        Replicas.Sync(document, other);
        Assert.Equal(expected, other.GetText("t").ToDelta());
    }

    [Fact]
    public void Only_the_changes_of_one_step_are_forgotten_when_time_passed()
    {
        var time = new ManualTime();
        using var document = Replicas.New(1);
        var text = document.GetText();
        using var undo = new UndoManager(text, new UndoManagerOptions { TimeProvider = time });
        text.Insert(0, "a");
        time.Pass(499);
        text.Insert(1, "b");
        time.Pass(500);
        text.Insert(2, "c");
        undo.StopCapturing();
        text.Insert(3, "d");
        Assert.Equal(3, undo.UndoStack.Count);
        undo.Undo();
        Assert.Equal("abc", text.ToString());
        undo.Undo();
        Assert.Equal("ab", text.ToString());
        undo.Undo();
        Assert.Equal("", text.ToString());
        Assert.False(undo.CanUndo);
        Assert.Null(undo.Undo());
        undo.Redo();
        undo.Redo();
        undo.Redo();
        Assert.Equal("abcd", text.ToString());
        Assert.Null(undo.Redo());
    }

    [Fact]
    public void All_changes_are_one_step_when_time_does_not_matter()
    {
        using var document = Replicas.New(1);
        var map = document.GetMap();
        var time = new ManualTime();
        using var undo = new UndoManager(map, new UndoManagerOptions { CaptureTimeout = TimeSpan.MaxValue, TimeProvider = time });
        map.Set("x", 1);
        time.Pass(int.MaxValue);
        map.Set("x", 2);
        undo.Undo();
        Assert.Equal("{}", map.ToJson().ToString());
    }

    [Fact]
    public void Undoing_twice_meets_own_deletions_between()
    {
        using var document = new YDoc();
        var text = document.GetText();
        text.Insert(0, "1221");
        using var undo = new UndoManager(text, EachAlone);
        text.Insert(2, "3");
        text.Insert(3, "3");
        undo.Undo();
        undo.Undo();
        text.Insert(2, "3");
        Assert.Equal("12321", text.ToString());
    }

    [Fact]
    public void Values_under_keys_and_whole_types_go_and_come_unless_somebody_else_wrote_there()
    {
        using var first = Replicas.New(1);
        using var second = Replicas.New(2);
        var map = first.GetMap("m");
        map.Set("a", 0);
        using var undo = new UndoManager(map);
        map.Set("a", 1);
        undo.Undo();
        Assert.Equal(0, map["a"]);
        undo.Redo();
        Assert.Equal(1, map["a"]);
        var inner = new YMap();
        map.Set("a", inner);
        inner.Set("x", 42);
        Assert.Equal("""{"a":{"x":42}}""", map.ToJson().ToString());
        undo.Undo();
        Assert.Equal(1, map["a"]);
        undo.Redo();
        Assert.Equal("""{"a":{"x":42}}""", map.ToJson().ToString());
        Replicas.Sync(first, second);
        second.GetMap("m").Set("a", 44);
        Replicas.Sync(first, second);
        undo.Undo();
        Assert.Equal(44, map["a"]);
        undo.Redo();
        Assert.Equal(44, map["a"]);

        map.Set("b", "initial");
        undo.StopCapturing();
        map.Set("b", "val1");
        map.Set("b", "val2");
        undo.StopCapturing();
        undo.Undo();
        Assert.Equal("initial", map["b"]);
    }

    [Fact]
    public void Values_of_a_sequence_and_what_others_put_into_them_go_and_come()
    {
        using var first = Replicas.New(1);
        using var second = Replicas.New(2);
        var list = first.GetArray("a");
        using var undo = new UndoManager(list);
        list.Insert(0, 1, 2, 3);
        second.GetArray("a").Insert(0, 4, 5, 6);
        Replicas.Sync(first, second);
        Expect("[1,2,3,4,5,6]");
        undo.Undo();
        Expect("[4,5,6]");
        undo.Redo();
        Expect("[1,2,3,4,5,6]");
        Replicas.Sync(first, second);
        second.GetArray("a").Delete(0);
        Replicas.Sync(first, second);
        undo.Undo();
        Expect("[4,5,6]");
        undo.Redo();
        Expect("[2,3,4,5,6]");
        list.Delete(0, 5);
        var inner = new YMap();
        list.Insert(0, inner);
        Expect("[{}]");
        undo.StopCapturing();
        inner.Set("a", 1);
        Expect("""[{"a":1}]""");
        undo.Undo();
        Expect("[{}]");
        undo.Undo();
        Expect("[2,3,4,5,6]");
        undo.Redo();
        Expect("[{}]");
        undo.Redo();
        Expect("""[{"a":1}]""");
        Replicas.Sync(first, second);
        second.GetArray("a")[0].As<YMap>().Set("b", 2);
        Replicas.Sync(first, second);
        Expect("""[{"a":1,"b":2}]""");
        undo.Undo();
        Expect("""[{"b":2}]""");
        undo.Undo();
        Expect("[2,3,4,5,6]");
        undo.Redo();
        Expect("""[{"b":2}]""");
        undo.Redo();
        Expect("""[{"a":1,"b":2}]""");

        void Expect(string json)
        {
            var expected = YValue.FromJson(JsonDocument.Parse(json).RootElement);
            Assert.Equal(expected, list.ToJson());
            Replicas.Sync(first, second);
            Assert.Equal(expected, second.GetArray("a").ToJson());
        }
    }

    [Fact]
    public void Elements_come_back_with_their_text_and_its_formats()
    {
        using var document = Replicas.New(1);
        var xml = document.GetXmlElement();
        using var undo = new UndoManager(xml);
        var child = new YXmlElement("p");
        xml.Insert(0, child);
        var text = new YXmlText("content");
        child.Insert(0, text);
        Assert.Equal("<undefined><p>content</p></undefined>", xml.ToString());
        undo.StopCapturing();
        text.Format(3, 4, new YAttributes { ["bold"] = YValue.Object([]) });
        const string Formatted = "<undefined><p>con<bold>tent</bold></p></undefined>";
        Assert.Equal(Formatted, xml.ToString());
        undo.Undo();
        Assert.Equal("<undefined><p>content</p></undefined>", xml.ToString());
        undo.Redo();
        Assert.Equal(Formatted, xml.ToString());
        xml.Delete(0, 1);
        Assert.Equal("<undefined></undefined>", xml.ToString());
        undo.Undo();
        Assert.Equal(Formatted, xml.ToString());
    }

    [Fact]
    public void Attributes_set_one_after_another_come_back_with_their_element()
    {
        using var document = Replicas.New(1);
        var fragment = document.GetXmlFragment("t");
        using var undo = new UndoManager(fragment, EachAlone);
        document.Transact(_ =>
        {
            var node = new YXmlElement("test-node");
            node.SetAttribute("a", "100");
            node.SetAttribute("b", "0");
            fragment.Insert(0, node);
        });
        var element = (YXmlElement)fragment[0];
        element.SetAttribute("a", "200");
        element.SetAttribute("a", "180");
        element.SetAttribute("a", "50");
        undo.Undo();
        undo.Undo();
        undo.Undo();
        undo.Undo();
        Assert.Empty(fragment);
        undo.Redo();
        undo.Redo();
        undo.Redo();
        undo.Redo();
        Assert.Equal("""<test-node a="50" b="0"></test-node>""", fragment.ToString());
    }

    [Fact]
    public void Handlers_are_told_and_find_what_they_noted()
    {
        using var document = Replicas.New(1);
        var text = document.GetText();
        using var undo = new UndoManager(text);
        var (counter, received) = (0, -1);
        var cleared = new List<(bool, bool)>();
        undo.StackItemAdded += change =>
        {
            Assert.Contains(text, change.ChangedTypes);
            change.Item.Meta["test"] = counter++;
        };
        undo.StackItemPopped += change =>
        {
            Assert.Contains(text, change.ChangedTypes);
            Assert.Same(undo, change.Origin);
            received = (int)change.Item.Meta["test"]!;
        };
        var updated = 0;
        undo.StackItemUpdated += _ => updated++;
        undo.StackCleared += (ofUndo, ofRedo) => cleared.Add((ofUndo, ofRedo));
        text.Insert(0, "abc");
        text.Insert(3, "def");
        Assert.Equal(1, updated);
        undo.Undo();
        Assert.Equal(0, received);
        undo.Redo();
        Assert.Equal(1, received);
        undo.Undo();
        text.Insert(0, "x");
        undo.Clear();
        Assert.Equal([(false, true), (true, false)], cleared);
        Assert.False(undo.CanUndo || undo.CanRedo);
    }

    [Fact]
    public void Origins_are_told_by_value_by_type_or_not_at_all()
    {
        using var document = Replicas.New(1);
        using var other = Replicas.New(2);
        var text = document.GetText("t");
        using var numbers = new UndoManager(text, new UndoManagerOptions { TrackedOrigins = [typeof(int), "me"] });
        document.Transact(_ => text.Insert(0, "abc"), 42);
        Assert.Equal("abc", text.ToString());
        numbers.Undo();
        Assert.Equal("", text.ToString());
        text.Insert(0, "x");
        document.Transact(_ => text.Insert(0, "y"), "you");
        Assert.False(numbers.CanUndo);
        document.Transact(_ => text.Insert(0, "z"), "me");
        numbers.RemoveTrackedOrigin("me");
        numbers.StopCapturing();
        document.Transact(_ => text.Insert(0, "w"), "me");
        numbers.AddTrackedOrigin("you");
        Assert.Single(numbers.UndoStack);

        // What others wrote is theirs, even when nobody said whose it is.
        using var undo = new UndoManager(text);
        other.GetText("t").Insert(0, "theirs");
        document.ApplyUpdate(other.EncodeStateAsUpdate());
        Assert.False(undo.CanUndo);
    }

    [Fact]
    public void Only_types_of_the_scope_are_undone()
    {
        using var document = Replicas.New(1);
        var outer = document.GetArray();
        var (inner, sibling) = (new YText(), new YText());
        outer.Insert(0, inner, sibling);
        using var one = new UndoManager(inner);
        using var both = new UndoManager([inner, sibling]);
        sibling.Insert(0, "abc");
        Assert.Null(one.Undo());
        Assert.Equal("abc", sibling.ToString());
        both.Undo();
        Assert.Equal("", sibling.ToString());
        one.AddToScope(sibling);
        sibling.Insert(0, "d");
        Assert.NotNull(one.Undo());
        using var foreign = new YDoc();
        Assert.Throws<ArgumentException>(() => one.AddToScope(foreign.GetText()));
        Assert.Throws<InvalidOperationException>(() => new UndoManager(new YText()));
        Assert.Throws<ArgumentException>(() => new UndoManager(Array.Empty<YType>()));
    }

    [Fact]
    public void A_whole_document_is_undone()
    {
        using var document = new YDoc();
        using var undo = new UndoManager(document, EachAlone);
        document.GetText("t").Insert(0, "abc");
        document.GetMap("m").Set("k", 1);
        undo.Undo();
        Assert.Equal(0, document.GetMap("m").Count);
        undo.Undo();
        Assert.Equal("", document.GetText("t").ToString());
        undo.Redo();
        undo.Redo();
        Assert.Equal("abc", document.GetText("t").ToString());
        Assert.Equal(1, document.GetMap("m")["k"]);
        Assert.Equal(2, undo.UndoStack.Count);
    }

    [Fact]
    public void A_transaction_can_be_left_out()
    {
        using var document = new YDoc();
        var text = document.GetText();
        using var undo = new UndoManager(text, new UndoManagerOptions
        {
            CaptureTransaction = transaction => !transaction.Meta.ContainsKey("hidden"),
        });
        document.Transact(transaction =>
        {
            transaction.Meta["hidden"] = true;
            text.Insert(0, "abc");
        });
        Assert.Null(undo.Undo());
        Assert.Equal("abc", text.ToString());
    }

    [Fact]
    public void An_embedded_text_comes_back_with_its_formats()
    {
        using var document = Replicas.New(1);
        var text = document.GetText();
        using var undo = new UndoManager(text);
        var nested = new YText("initial text");
        undo.StopCapturing();
        text.InsertEmbed(0, nested, Bold);
        Assert.Equal("initial text", nested.ToString());
        undo.StopCapturing();
        nested.Delete(0, nested.Length);
        nested.Insert(0, "other text");
        Assert.Equal("other text", nested.ToString());
        undo.Undo();
        Assert.Equal("initial text", nested.ToString());
        undo.Undo();
        Assert.Equal(0, text.Length);
        undo.Redo();
        var again = Assert.Single(text.ToDelta());
        Assert.Equal(Bold, again.Attributes);
        Assert.Equal("initial text", again.Value.AsType().ToJson().AsString());
    }

    [Fact]
    public void A_filter_keeps_what_must_not_be_deleted()
    {
        using var document = Replicas.New(1);
        var list = document.GetArray();
        using var undo = new UndoManager(list, new UndoManagerOptions
        {
            DeleteFilter = item => item.Type is not YMap { Count: > 0 },
        });
        var (kept, gone) = (new YMap(), new YMap());
        list.Insert(0, kept, gone);
        kept.Set("hi", 1);
        undo.StopCapturing();
        document.Transact(_ => kept.Set("hi", 2), "somebody else");
        undo.Undo();
        Assert.Single(list);
        Assert.Equal(2, kept["hi"]);
    }

    [Fact]
    public void Steps_that_others_made_meaningless_are_passed_over()
    {
        using var first = Replicas.New(1);
        using var second = Replicas.New(2);
        first.Updated += update => Pass(update, second);
        second.Updated += update => Pass(update, first);
        var list = first.GetArray("a");
        var point = new YMap();
        var otherList = second.GetArray("a");
        using var undo = new UndoManager(list, EachAlone with { TrackedOrigins = ["one"] });
        using var otherUndo = new UndoManager(otherList, EachAlone with { TrackedOrigins = ["two"] });
        first.Transact(_ => list.Insert(0, point), "one");
        first.Transact(_ => point.Set("a", 1), "one");
        second.Transact(_ => otherList.Delete(0), "two");
        Assert.Null(undo.Undo());
        Assert.Empty(list);
        otherUndo.Undo();
        Assert.Equal("""[{"a":1}]""", list.ToJson().ToString());
        Assert.Equal("""[{"a":1}]""", otherList.ToJson().ToString());

        static void Pass(YUpdate update, YDoc to)
        {
            if (!Equals(update.Origin, "peer")) to.ApplyUpdate(update.Bytes.Span, "peer");
        }
    }

    [Fact]
    public void Types_put_into_one_key_one_after_another_come_back_in_turn()
    {
        using var document = Replicas.New(1);
        var design = document.GetMap();
        using var undo = new UndoManager(design, EachAlone);
        var text = document.GetMap();
        document.Transact(_ => text.Set("text", New("t1", "first")));
        document.Transact(_ => text.Set("text", New("t2", "second")));
        document.Transact(_ => text["text"].As<YMap>().Set("content", "second edited"));
        Assert.Equal("""{"text":{"id":"t2","content":"second edited"}}""", design.ToJson().ToString());
        undo.Undo();
        Assert.Equal("""{"text":{"id":"t2","content":"second"}}""", design.ToJson().ToString());
        undo.Undo();
        Assert.Equal("""{"text":{"id":"t1","content":"first"}}""", design.ToJson().ToString());
        undo.Undo();
        Assert.Equal("{}", design.ToJson().ToString());
        undo.Redo();
        Assert.Equal("""{"text":{"id":"t1","content":"first"}}""", design.ToJson().ToString());
        undo.Redo();
        undo.Redo();
        Assert.Equal("""{"text":{"id":"t2","content":"second edited"}}""", design.ToJson().ToString());

        static YMap New(string id, string content) => new([new("id", id), new("content", content)]);
    }

    [Fact]
    public void A_map_in_a_map_is_redone_again_and_again()
    {
        using var document = Replicas.New(1);
        var root = document.GetMap();
        var point = new YMap([new("x", 0), new("y", 0)]);
        root.Set("a", point);
        using var undo = new UndoManager(root, EachAlone);
        document.Transact(_ => { point.Set("x", 100); point.Set("y", 100); });
        document.Transact(_ => { point.Set("x", 200); point.Set("y", 200); });
        document.Transact(_ => { point.Set("x", 300); point.Set("y", 300); });
        document.Transact(_ => root.Delete("a"));
        Assert.Equal("{}", root.ToJson().ToString());
        foreach (var expected in new[] { 300, 200, 100, 0 })
        {
            undo.Undo();
            Assert.Equal($$$"""{"a":{"x":{{{expected}}},"y":{{{expected}}}}}""", root.ToJson().ToString());
        }

        Assert.Null(undo.Undo());
        foreach (var expected in new[] { 100, 200, 300 })
        {
            undo.Redo();
            Assert.Equal($$$"""{"a":{"x":{{{expected}}},"y":{{{expected}}}}}""", root.ToJson().ToString());
        }

        undo.Redo();
        Assert.Equal("{}", root.ToJson().ToString());
        Assert.Null(undo.Redo());
    }

    [Fact]
    public void Values_nested_in_blocks_come_back_over_many_steps()
    {
        using var document = Replicas.New(1);
        var root = document.GetMap();
        using var undo = new UndoManager(root, EachAlone);
        document.Transact(_ => root.Set("b", new YMap([new("blocks", new YMap([new("text", "1")]))])));
        for (var step = 2; step <= 4; step++)
            document.Transact(_ => root["b"].As<YMap>().Set("blocks", new YMap([new("text", $"{step}")])));
        for (var step = 3; step >= 1; step--)
        {
            undo.Undo();
            Assert.Equal($$$$"""{"b":{"blocks":{"text":"{{{{step}}}}"}}}""", root.ToJson().ToString());
        }

        undo.Undo();
        Assert.Equal("{}", root.ToJson().ToString());
        for (var step = 1; step <= 4; step++)
        {
            undo.Redo();
            Assert.Equal($$$$"""{"b":{"blocks":{"text":"{{{{step}}}}"}}}""", root.ToJson().ToString());
        }
    }

    [Fact]
    public void Changes_of_others_under_a_key_are_respected_or_overwritten()
    {
        foreach (var overwrites in new[] { false, true })
        {
            using var first = Replicas.New(1);
            using var second = Replicas.New(2);
            var map = first.GetMap("m");
            using var undo = new UndoManager(map, EachAlone with { IgnoreRemoteMapChanges = overwrites });
            map.Set("x", 1);
            Replicas.Sync(first, second);
            second.GetMap("m").Set("x", 2);
            Replicas.Sync(first, second);
            map.Set("x", 3);
            map.Delete("x");
            Replicas.Sync(first, second);
            second.GetMap("m").Set("x", 4);
            Replicas.Sync(first, second);
            undo.Undo();
            Replicas.Sync(first, second);
            Assert.Equal(overwrites ? 3 : 4, map["x"]);
            Assert.Equal(map["x"], second.GetMap("m")["x"]);
        }
    }

    [Fact]
    public void A_deleted_element_inside_a_deleted_one_comes_back_in_its_place()
    {
        using var document = Replicas.New(1);
        using var undo = new UndoManager(document, new UndoManagerOptions { TrackedOrigins = ["tracked"] });
        var fragment = document.GetXmlFragment();
        document.Transact(
            _ =>
            {
                var element = new YXmlElement("test");
                element.SetAttribute("a", "1");
                fragment.Insert(0, element);
            });
        document.Transact(
            _ =>
            {
                var inner = (YXmlElement)fragment[0];
                inner.SetAttribute("b", "2");
                inner.SetAttribute("b", "3");
                fragment.Delete(0, 1);
            },
            "tracked");
        Assert.Empty(fragment);
        undo.Undo();
        Assert.Equal("""<test a="1"></test>""", fragment.ToString());
    }

    [Fact]
    public void Deleting_a_key_of_a_document_is_undone_for_replicas_too()
    {
        using var document = Replicas.New(1);
        using var replica = Replicas.New(2);
        var map = document.GetMap("m");
        map.Set("a", "a");
        using var undo = new UndoManager(map, EachAlone);
        map.Delete("a");
        map.Set("a", "b");
        map.Delete("a");
        undo.Undo();
        Assert.Equal("b", map["a"]);
        undo.Undo();
        Assert.Equal("{}", map.ToJson().ToString());
        undo.Undo();
        Assert.Equal("a", map["a"]);
        Replicas.Sync(document, replica);
        Assert.Equal("a", replica.GetMap("m")["a"]);
    }

    [Fact]
    public void What_is_forgotten_is_collected_unless_another_step_needs_it()
    {
        using var document = Replicas.New(1);
        var list = document.GetArray();
        var inner = new YText("0123456789");
        list.Add(inner);
        using var undo = new UndoManager(list, EachAlone);
        using var second = new UndoManager(list, EachAlone);
        inner.Delete(0, 5);
        list.Delete(0);
        undo.Clear();
        second.Undo();
        second.Undo();
        Assert.Equal("""["0123456789"]""", list.ToJson().ToString());
    }

    [Fact]
    public void Forgetting_collects()
    {
        using var document = Replicas.New(1);
        using var plain = Replicas.New(1);
        foreach (var each in new[] { document, plain })
        {
            using var undo = each == document ? new UndoManager(each) : null;
            var list = each.GetArray();
            list.Add(new YText("text"), 1, 2);
            list.Delete(0, 2);
            undo?.Clear();
        }

        Assert.Equal(plain.EncodeStateAsUpdate(), document.EncodeStateAsUpdate());
    }

    [Fact]
    public void A_deep_tree_comes_back_without_deep_calls()
    {
        using var document = Replicas.New(1);
        var root = document.GetArray();
        var at = root;
        for (var depth = 0; depth < 20_000; depth++)
        {
            var deeper = new YArray();
            at.Add(deeper);
            at = deeper;
        }

        at.Add("leaf");
        using var undo = new UndoManager(root, EachAlone);
        root.Delete(0);
        undo.Undo();
        var found = root;
        while (found[0].Kind == YValueKind.Type) found = found[0].As<YArray>();
        Assert.Equal("leaf", found[0]);
    }

    [Fact]
    public void After_its_end_or_that_of_the_document_nothing_is_captured()
    {
        var document = new YDoc();
        var text = document.GetText();
        var undo = new UndoManager(text);
        text.Insert(0, "a");
        undo.Dispose();
        undo.Dispose();
        text.Insert(0, "b");
        Assert.Single(undo.UndoStack);
        using var other = new UndoManager(text);
        document.Dispose();
        text.Insert(0, "c");
        Assert.Empty(other.UndoStack);
    }

    [Fact]
    public void A_sub_document_comes_back_under_its_name()
    {
        using var document = Replicas.New(1);
        var map = document.GetMap();
        map.Set("d", new YDoc(new YDocOptions { Guid = "inner" }));
        using var undo = new UndoManager(map);
        map.Delete("d");
        undo.Undo();
        Assert.Equal("inner", map["d"].AsDocument().Guid);
        Assert.Equal("inner", Assert.Single(document.Subdocuments).Guid);
    }
}
