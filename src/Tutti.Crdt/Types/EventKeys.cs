namespace Tutti.Crdt.Types;

/// <summary>What a transaction did to the keys of a type.</summary>
internal static class EventKeys
{
    public static IReadOnlyDictionary<string, YKeyChange> Of(YEvent change)
    {
        var store = change.Transaction.Store;
        var keys = new OrderedDictionary<string, YKeyChange>(StringComparer.Ordinal);
        foreach (var key in change.ChangedNodeKeys)
        {
            if (key != 0 && TryFind(change, key, out var found)) keys[store.Key(key)] = found;
        }

        return keys;
    }

    // The newest item is what is under the key now; the newest of those that were there before is what was under it.
    private static bool TryFind(YEvent change, int key, out YKeyChange found)
    {
        var store = change.Transaction.Store;
        found = default;
        if (!change.Target.Node!.Keys.TryGetValue(key, out var newest)) return false;
        ref var item = ref store[newest];
        var before = newest;
        while (before != 0 && change.Adds(in store[before])) before = store[before].Left;
        var hadValue = before != 0 && change.Deletes(in store[before]);
        if (change.Adds(in item) && !change.Deletes(in item))
        {
            found = hadValue ? new(YKeyAction.Update, OldValue(change, before)) : new(YKeyAction.Add, YValue.Undefined);
            return true;
        }

        if (!hadValue) return false;
        found = new(YKeyAction.Delete, OldValue(change, before));
        return true;
    }

    private static YValue OldValue(YEvent change, int handle) =>
        ItemValues.Last(change.Transaction.Document, in change.Transaction.Store[handle]);
}
