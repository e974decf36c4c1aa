using Tutti.Crdt.History;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>The values a shared type had at an earlier moment.</summary>
internal static class SnapshotValues
{
    /// <summary>The values of the sequence; its items were cut for the snapshot.</summary>
    public static YValue[] Sequence(YDoc document, TypeNode node, Snapshot snapshot)
    {
        var store = document.Store;
        var values = new List<YValue>();
        for (var handle = node.First; handle != 0; handle = store[handle].Right)
        {
            ref var item = ref store[handle];
            if (snapshot.Sees(store, in item)) ItemValues.AddTo(values, document, in item);
        }

        return [.. values];
    }

    public static YValue Get(YDoc document, TypeNode node, string key, Snapshot snapshot)
    {
        if (!node.HasKeys) return YValue.Undefined;
        return Find(document, node.Keys.GetValueOrDefault(document.Store.FindKey(key)), snapshot) ?? YValue.Undefined;
    }

    public static IEnumerable<KeyValuePair<string, YValue>> All(YDoc document, TypeNode node, Snapshot snapshot)
    {
        if (!node.HasKeys) yield break;
        foreach (var (key, newest) in node.Keys)
        {
            if (Find(document, newest, snapshot) is { } value) yield return new(document.Store.Key(key), value);
        }
    }

    // The newest value that had been set by then, if it was not deleted by then. Values that followed one another may by
    // now be one item.
    private static YValue? Find(YDoc document, int newest, Snapshot snapshot)
    {
        var store = document.Store;
        for (var handle = newest; handle != 0; handle = store[handle].Left)
        {
            ref var item = ref store[handle];
            var known = (int)Math.Min(item.NextClock, snapshot.KnownOf(store, item.Client)) - item.Clock;
            if (known <= 0) continue;
            var isSeen = item.Kind != ContentKind.Deleted && !snapshot.HasDeleted(store, item.Client, item.Clock + known - 1);
            return isSeen ? ItemValues.At(document, handle, known - 1) : default(YValue?);
        }

        return null;
    }
}
