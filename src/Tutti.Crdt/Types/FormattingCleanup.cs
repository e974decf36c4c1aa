using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>
/// After changes of others: formats that became useless are taken away, as Yjs does it at every client. Two people who
/// make the same words bold leave two formats where one will do.
/// </summary>
internal static class FormattingCleanup
{
    /// <summary>Whether changes of others met a text that was ever formatted.</summary>
    public static bool IsNeeded(Transaction transaction)
    {
        if (transaction.IsLocal) return false;
        foreach (var type in transaction.ChangedNodes.Keys)
        {
            var isFormattedText = type.HasFormatting && type.Kind is TypeRef.Text or TypeRef.XmlText;
            if (isFormattedText && (type.Item == 0 || !transaction.Store[type.Item].IsDeleted)) return true;
        }

        return false;
    }

    /// <summary>Cleans up in a transaction of its own, before deleted content is dropped.</summary>
    public static void Run(Transaction transaction)
    {
        var reformatted = Reformatted(transaction);
        using var change = transaction.Document.Change();
        CleanDeleted(transaction, change.Transaction, reformatted);
        foreach (var type in reformatted) CleanBeginning(change.Transaction, type);
    }

    private static HashSet<TypeNode> Reformatted(Transaction transaction)
    {
        var store = transaction.Store;
        var types = new HashSet<TypeNode>();
        foreach (var (index, before, after) in transaction.Touched)
        {
            if (before == after) continue;
            var client = store.Client(index);
            for (var at = client.IndexOf(before); at < client.Count; at++)
            {
                ref var item = ref store[client.Handle(at)];
                // As far as Yjs looks, which is no further than observers can have written meanwhile.
                if (item.Clock >= (long)before + after) break;
                if (item.IsLive && item.Kind == ContentKind.Format) types.Add(store.Type(item.Parent));
            }
        }

        return types;
    }

    // Where only content was deleted, formats that were apart stand side by side.
    private static void CleanDeleted(Transaction transaction, Transaction cleanup, HashSet<TypeNode> reformatted)
    {
        var store = transaction.Store;
        var met = new HashSet<int>();
        foreach (var range in transaction.MergedDeletes())
        {
            var client = store.Client(range.Client);
            for (var at = client.IndexOf(range.Clock); at < client.Count; at++)
            {
                var handle = client.Handle(at);
                ref var item = ref store[handle];
                if (item.Clock >= range.End) break;
                if (item.Kind == ContentKind.Gc || store.TypeOrNull(item.Parent) is not { HasFormatting: true } type) continue;
                if (reformatted.Contains(type)) continue;
                if (item.Kind == ContentKind.Format) reformatted.Add(type);
                else if (!met.Contains(handle)) FormatGap.CleanAround(cleanup, handle, met);
            }
        }
    }

    // Yjs means to go through the whole text, and does nothing beyond the first gap: to stay equal, neither do we.
    private static void CleanBeginning(Transaction cleanup, TypeNode type)
    {
        var store = cleanup.Store;
        var current = new AttributeMap();
        for (var handle = type.First; handle != 0; handle = store[handle].Right)
        {
            ref var item = ref store[handle];
            if (item.IsDeleted) continue;
            if (item.Kind == ContentKind.Format)
            {
                current.Apply(cleanup.Document.Formats.Of(handle));
                continue;
            }

            FormatGap.Clean(cleanup, type.First, handle, new AttributeMap(), current);
            return;
        }
    }
}
