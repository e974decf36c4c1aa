using Tutti.Crdt.History;

namespace Tutti.Crdt.Types;

/// <content>The text as a delta.</content>
public partial class YText
{
    /// <summary>
    /// The text with its formatting: as it is now, or as it was. With an earlier snapshot to compare with, what came and
    /// went since then gets the attribute "ychange".
    /// </summary>
    /// <param name="snapshot">The moment to show, null for now. The document must keep what is deleted.</param>
    /// <param name="previous">The moment to compare with, null for none.</param>
    /// <param name="computeChange">Gives the value of "ychange"; without it that is an object with the "type" "added" or "removed".</param>
    public Delta ToDelta(
        Snapshot? snapshot = null, Snapshot? previous = null, Func<YChange, YValue>? computeChange = null)
    {
        var node = Attached;
        if (snapshot is null && previous is null) return TextDelta.Of(Document!, node);
        return Document!.Transact(
            transaction =>
            {
                snapshot?.Cut(transaction);
                previous?.Cut(transaction);
                return TextDelta.Of(Document, node, new TextVersions(Store, snapshot, previous, computeChange));
            },
            "cleanup");
    }

    /// <summary>Does the steps of a delta one behind the other.</summary>
    /// <param name="delta">The steps. What they pass or delete beyond the end is as for Quill: passed is filled, deleted is nothing.</param>
    /// <param name="sanitize">False leaves out the line break with which Quill ends every text.</param>
    public void ApplyDelta(Delta delta, bool sanitize = true)
    {
        ArgumentNullException.ThrowIfNull(delta);
        foreach (var op in delta) CheckOp(op);
        if (IsCollected) return;
        foreach (var op in delta)
        {
            if (op.Value.Kind == YValueKind.Type) op.Value.AsType().Take();
        }

        if (Node is not null)
        {
            Do(delta, sanitize);
            return;
        }

        Delta kept = new(delta);
        Keep(attached => attached.Do(kept, sanitize));
    }

    private protected T CopyInto<T>(T copy, int depth)
        where T : YText
    {
        var inner = Deeper(depth);
        var delta = new Delta();
        foreach (var op in ToDelta())
        {
            var holdsType = op.Kind == DeltaOpKind.Insert && op.Value.Kind == YValueKind.Type;
            delta.Add(holdsType ? DeltaOp.Insert(op.Value.AsType().Copy(inner), op.Attributes) : op);
        }

        copy.ApplyDelta(delta);
        return copy;
    }

    private void Do(Delta delta, bool sanitize)
    {
        using var change = Document!.Change();
        var cursor = TextCursor.AtStart(change.Transaction, Node!);
        for (var i = 0; i < delta.Count; i++)
        {
            var mayStrip = !sanitize && i == delta.Count - 1 && cursor.IsAtEnd;
            Apply(cursor, delta[i], mayStrip);
        }
    }

    private static void CheckOp(DeltaOp op)
    {
        JsonContent.Check(op.Attributes);
        if (op.Kind != DeltaOpKind.Insert || op.Text is not null) return;
        if (op.IsArray) throw new ArgumentException("A step of a text inserts text or one embed.", nameof(op));
        JsonContent.CheckEmbed(op.Value);
    }

    private static void Apply(TextCursor cursor, DeltaOp op, bool mayStrip)
    {
        var attributes = new AttributeMap(op.Attributes ?? []);
        if (op.Kind == DeltaOpKind.Retain)
        {
            TextEditing.Format(cursor, op.Length, attributes);
        }
        else if (op.Kind == DeltaOpKind.Delete)
        {
            TextEditing.Delete(cursor, op.Length);
        }
        else if (op.Text is null)
        {
            TextEditing.InsertEmbed(cursor, op.Value, attributes);
        }
        else
        {
            var text = op.Text.AsSpan();
            if (mayStrip && text.EndsWith('\n')) text = text[..^1];
            if (!text.IsEmpty) TextEditing.Insert(cursor, text, attributes);
        }
    }
}
