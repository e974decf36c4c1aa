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
        var newest = node.Keys.GetValueOrDefault(document.Store.FindKey(key));
        return Find(document.Store, newest, snapshot) is var handle and not 0
            ? ItemValues.Last(document, in document.Store[handle])
            : YValue.Undefined;
    }

    public static IEnumerable<KeyValuePair<string, YValue>> All(YDoc document, TypeNode node, Snapshot snapshot)
    {
        if (!node.HasKeys) yield break;
        foreach (var (key, newest) in node.Keys)
        {
            if (Find(document.Store, newest, snapshot) is var handle and not 0)
                yield return new(document.Store.Key(key), ItemValues.Last(document, in document.Store[handle]));
        }
    }

    // The newest value that had been set by then, if it was not deleted by then.
    private static int Find(ItemStore store, int newest, Snapshot snapshot)
    {
        var handle = newest;
        while (handle != 0 && !snapshot.Knows(store, in store[handle])) handle = store[handle].Left;
        return handle != 0 && snapshot.Sees(store, in store[handle]) ? handle : 0;
    }
}
