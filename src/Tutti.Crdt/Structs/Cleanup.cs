using System.Runtime.InteropServices;

namespace Tutti.Crdt.Structs;

/// <summary>
/// The end of a transaction, as in Yjs: deleted content is collected, and neighbours that are one item become one.
/// </summary>
internal sealed class Cleanup(ItemStore store)
{
    private const int FewRanges = 64;

    private readonly Stack<int> _typesToCollect = [];

    public void Run(Transaction transaction, bool collect, Func<ItemRun, bool>? filter)
    {
        var deletes = transaction.MergedDeletes();
        if (collect)
        {
            Collect(deletes, filter);
            Collect(transaction.Collect, filter);
        }

        MergeDeleted(deletes);
        MergeDeleted(transaction.Collect);
        MergeTouched(transaction);
        MergeCuts(transaction.Cuts);
        store.Tidy();
    }

    /// <summary>Collects content that was kept and is needed no longer.</summary>
    private void Collect(List<StructRange> deletes, Func<ItemRun, bool>? filter)
    {
        for (var i = deletes.Count - 1; i >= 0; i--)
        {
            var range = deletes[i];
            var client = store.Client(range.Client);
            for (var at = client.IndexOf(range.Clock); at < client.Count; at++)
            {
                var handle = client.Handle(at);
                ref var item = ref store[handle];
                if (item.Clock >= range.End) break;
                if (item.Kind == ContentKind.Gc || !item.IsDeleted || item.Has(ItemFlags.Keep)) continue;
                if (filter is null || filter(new ItemRun(store.Id(in item), item.Length))) Collect(handle);
            }
        }
    }

    private void MergeDeleted(List<StructRange> deletes)
    {
        for (var i = deletes.Count - 1; i >= 0; i--)
        {
            var range = deletes[i];
            var others = OfSameClientBefore(deletes, i);
            if (others > FewRanges)
            {
                MergeDeleted(store.Client(range.Client), CollectionsMarshal.AsSpan(deletes).Slice(i - others, others + 1).ToArray());
                i -= others;
                continue;
            }

            var client = store.Client(range.Client);
            var at = Math.Min(client.Count - 1, 1 + client.IndexOf(range.End - 1));
            while (at > 0 && store[client.Handle(at)].Clock >= range.Clock) at -= 1 + store.MergeWithLefts(client, at);
        }
    }

    // Many ranges are joined in one pass over the client's structs, few at their places.
    private void MergeDeleted(ClientStructs client, StructRange[] ranges)
    {
        var range = 0;
        var before = -1;
        store.MergeFrom(client, Math.Max(client.IndexOf(ranges[0].Clock), 1), handle =>
        {
            var clock = store[handle].Clock;
            // The struct right behind a range is looked at as well.
            while (range < ranges.Length && before >= ranges[range].End) range++;
            before = clock;
            return range < ranges.Length && clock >= ranges[range].Clock;
        });
    }

    private static int OfSameClientBefore(List<StructRange> ranges, int index)
    {
        var count = 0;
        while (index - count > 0 && ranges[index - count - 1].Client == ranges[index].Client) count++;
        return count;
    }

    private void MergeTouched(Transaction transaction)
    {
        foreach (var (index, before, after) in transaction.Touched)
        {
            if (before == after) continue;
            var client = store.Client(index);
            store.MergeFrom(client, Math.Max(client.IndexOf(before), 1));
        }
    }

    /// <summary>Joins again what was cut.</summary>
    public void MergeCuts(List<StructPlace> cuts)
    {
        for (var i = cuts.Count - 1; i >= 0; i--)
        {
            var client = store.Client(cuts[i].Client);
            if (client.Count == 0) continue;
            var at = client.IndexOf(cuts[i].Clock);
            if (at + 1 < client.Count && store.MergeWithLefts(client, at + 1) > 1) continue;
            if (at > 0) store.MergeWithLefts(client, at);
        }
    }

    // The item keeps its neighbours; what was in it loses even those, since nobody can get there any more.
    private void Collect(int handle)
    {
        ref var item = ref store[handle];
        ForgetContent(ref item);
        item.Kind = ContentKind.Deleted;
        item.ContentLength = 0;
        item.RoomLog = 0;
        while (_typesToCollect.TryPop(out var type)) CollectChildren(store.Type(type));
    }

    private void ForgetContent(ref Item item)
    {
        switch (item.Kind)
        {
            case ContentKind.Type: _typesToCollect.Push(item.Type); return;
            case ContentKind.Doc: store.ReplaceDocument(in item, null); return;
            case ContentKind.Gc or ContentKind.Deleted: return;
            default: store.Arena.Forget(in item); return;
        }
    }

    private void CollectChildren(TypeNode type)
    {
        for (var handle = type.First; handle != 0;)
        {
            var next = store[handle].Right;
            CollectWhole(handle);
            handle = next;
        }

        if (type.HasKeys)
        {
            foreach (var newest in type.Keys.Values)
            {
                for (var handle = newest; handle != 0;)
                {
                    var before = store[handle].Left;
                    CollectWhole(handle);
                    handle = before;
                }
            }
        }

        type.Clear();
        store.RemoveType(type.Index);
    }

    private void CollectWhole(int handle)
    {
        ForgetContent(ref store[handle]);
        store.TurnIntoGc(handle);
    }
}
