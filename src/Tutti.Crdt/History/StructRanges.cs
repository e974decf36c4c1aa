using Tutti.Crdt.Structs;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.History;

/// <summary>The structs that ranges of clocks name.</summary>
internal static class StructRanges
{
    /// <summary>
    /// Gives the structs in these ranges, cut at their edges, clients in the order they came. A handle is good until the
    /// end of the transaction.
    /// </summary>
    public static List<int> Cut(Transaction transaction, DeleteSet ranges)
    {
        var handles = new List<int>();
        var store = transaction.Store;
        foreach (var range in ranges.RangesAsTheyCame())
        {
            var index = store.FindClient(range.Client);
            if (index == Item.NoClient || range.Start >= store.Client(index).State) continue;
            Cut(transaction, store.Client(index), range, handles);
        }

        return handles;
    }

    private static void Cut(Transaction transaction, ClientStructs client, ClockRange range, List<int> handles)
    {
        var store = transaction.Store;
        store.FindStart(client.Index, (int)range.Start, transaction.Cuts);
        for (var at = client.IndexOf((int)range.Start); at < client.Count; at++)
        {
            ref var item = ref store[client.Handle(at)];
            if (item.Clock >= range.End) return;
            if (item.NextClock > range.End) store.FindStart(client.Index, (int)range.End, transaction.Cuts);
            handles.Add(client.Handle(at));
        }
    }
}
