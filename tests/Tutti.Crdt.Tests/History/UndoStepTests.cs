using Tutti.Crdt.History;
using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.History;

/// <summary>What is one step, what is told of it, and what is forgotten.</summary>
public sealed class UndoStepTests
{
    private static readonly UndoManagerOptions EachAlone = new() { CaptureTimeout = TimeSpan.Zero };

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
}
