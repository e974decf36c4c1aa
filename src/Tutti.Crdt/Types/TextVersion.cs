using Tutti.Crdt.Structs;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Types;

/// <summary>A version of a document: what was known and what of that was deleted.</summary>
internal sealed record TextVersion(StateVector Known, DeleteSet Deleted)
{
    public bool Has(ItemId id) => Known.Contains(id.Client, id.Clock) && !Deleted.Contains(id.Client, id.Clock);

    /// <summary>Cuts items so that each belongs to the version as a whole or not at all.</summary>
    public void Cut(Transaction transaction)
    {
        var store = transaction.Store;
        foreach (var id in Known.Clients)
        {
            if (store.FindClient(id) is var client and not Item.NoClient && Known[id] < store.Client(client).State)
                store.FindStart(client, (int)Known[id], transaction.Cuts);
        }

        foreach (var range in Deleted.Ranges())
        {
            if (store.FindClient(range.Client) is not (var client and not Item.NoClient)) continue;
            var state = store.Client(client).State;
            if (range.Start < state) store.FindStart(client, (int)range.Start, transaction.Cuts);
            if (range.End < state) store.FindStart(client, (int)range.End, transaction.Cuts);
        }
    }
}
