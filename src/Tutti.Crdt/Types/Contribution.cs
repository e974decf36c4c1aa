using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>Values on their way into a document.</summary>
internal static class Contribution
{
    /// <summary>Checks values before anything is changed, and claims the shared types among them.</summary>
    public static void Take(YType target, ReadOnlySpan<YValue> values)
    {
        var taken = 0;
        try
        {
            for (; taken < values.Length; taken++) Take(target, values[taken]);
        }
        catch
        {
            for (taken--; taken >= 0; taken--) GiveBack(values[taken]);
            throw;
        }
    }

    /// <summary>A value was taken out of a preliminary type.</summary>
    public static void GiveBack(YValue value)
    {
        if (value.Kind == YValueKind.Type) value.AsType().GiveBack();
    }

    /// <summary>Puts values one behind the other between two items; plain values that are neighbours become one item.</summary>
    public static void Insert(Transaction transaction, TypeNode parent, Gap gap, ReadOnlySpan<YValue> values)
    {
        while (!values.IsEmpty)
        {
            var plain = 0;
            while (plain < values.Length && IsPlain(values[plain])) plain++;
            var inserted = plain > 0
                ? InsertPlain(transaction, parent, gap, values[..plain], 0)
                : InsertOther(transaction, parent, gap, values[0], 0);
            gap = gap with { Left = inserted };
            values = values[Math.Max(plain, 1)..];
        }
    }

    /// <summary>Puts a value under a key.</summary>
    public static void Set(Transaction transaction, TypeNode parent, string name, YValue value)
    {
        var key = transaction.Store.FindOrAddKey(name);
        var gap = new Gap(parent.Keys.GetValueOrDefault(key), 0);
        if (IsPlain(value)) InsertPlain(transaction, parent, gap, [value], key);
        else InsertOther(transaction, parent, gap, value, key);
    }

    /// <summary>A value to be put in elsewhere: shared types are copied, documents are named again.</summary>
    public static YValue Copy(YValue value, int depth) => value.Kind switch
    {
        YValueKind.Type => value.AsType().Copy(depth),
        YValueKind.Document => value.AsDocument().NameAgain(),
        _ => value,
    };

    private static bool IsPlain(YValue value) =>
        value.Kind is not (YValueKind.Bytes or YValueKind.Type or YValueKind.Document);

    private static void Take(YType target, YValue value)
    {
        switch (value.Kind)
        {
            case YValueKind.Type: value.AsType().Take(); return;
            case YValueKind.Document: CheckPlaceOf(value.AsDocument(), target.Document); return;
            default: YValue.CheckWritable(value); return;
        }
    }

    private static void CheckPlaceOf(YDoc document, YDoc? target)
    {
        if (document.Place is not null)
            throw new InvalidOperationException("The document already lies in another. Put in a second one of the same Guid.");
        for (var around = target; around is not null; around = around.ParentDocument)
        {
            if (around == document) throw new InvalidOperationException("A document cannot lie in itself.");
        }
    }

    private static int InsertPlain(
        Transaction transaction, TypeNode parent, Gap gap, ReadOnlySpan<YValue> values, int key)
    {
        var content = new Lib0Writer();
        foreach (var value in values) value.Write(content);
        return transaction.Insert(parent, gap, ContentKind.Any, values.Length, content.Written, key);
    }

    private static int InsertOther(Transaction transaction, TypeNode parent, Gap gap, YValue value, int key)
    {
        switch (value.Kind)
        {
            case YValueKind.Type:
                var type = value.AsType();
                var node = transaction.InsertType(parent, gap, type.Kind, type.NodeName, key);
                type.Integrate(transaction, node);
                return node.Item;
            case YValueKind.Document:
                CheckPlaceOf(value.AsDocument(), transaction.Document);
                return transaction.InsertDocument(parent, gap, value.AsDocument(), key);
            default:
                var content = new Lib0Writer();
                content.WriteVarBytes(value.AsBytes().Span);
                return transaction.Insert(parent, gap, ContentKind.Binary, 1, content.Written, key);
        }
    }
}
