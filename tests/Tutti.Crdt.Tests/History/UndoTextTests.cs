using Tutti.Crdt.History;
using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.History;

/// <summary>Undo of text: others' text and formats stay.</summary>
public sealed class UndoTextTests
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
}
