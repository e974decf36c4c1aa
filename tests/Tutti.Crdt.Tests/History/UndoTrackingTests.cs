using Tutti.Crdt.History;
using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.History;

/// <summary>Which changes a manager takes for its own.</summary>
public sealed class UndoTrackingTests
{
    private static readonly UndoManagerOptions EachAlone = new() { CaptureTimeout = TimeSpan.Zero };

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
}
