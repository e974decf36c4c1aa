using Tutti.Crdt.Structs;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.History;

/// <summary>
/// Brings deleted items back: each by a new item of the same content at the same place, in the types that came back
/// before it. Ids name what is meant; handles are good only inside the one transaction this lives in.
/// </summary>
internal sealed class Redoing(
    Transaction transaction, HashSet<int> wanted, DeleteSet insertions, UndoManager manager)
{
    private ItemStore Store => transaction.Store;

    /// <summary>Brings one item back; 0 when that is not possible.</summary>
    public int Redo(int handle)
    {
        if (Store.Redone(handle) is { } redone) return Start(redone);
        // What is around it comes first, the outermost before all.
        var chain = new Stack<int>([handle]);
        for (var around = Around(handle); around != 0 && Store[around].IsDeleted && Store.Redone(around) is null; around = Around(around))
        {
            if (!wanted.Contains(around)) return 0;
            chain.Push(around);
        }

        var fresh = 0;
        while (chain.TryPop(out var next))
        {
            fresh = RedoOne(next);
            if (fresh == 0) return 0;
        }

        return fresh;
    }

    private int RedoOne(int handle)
    {
        if (Store.Redone(handle) is { } redone) return Start(redone);
        if (!HasContent(in Store[handle])) return 0;
        var around = Around(handle);
        var type = Store.Type(Store[handle].Parent);
        if (around != 0 && Store[around].IsDeleted)
        {
            around = Newest(around);
            if (Store[around].Type == 0) return 0;
            type = Store.Type(Store[around].Type);
        }

        Gap gap;
        if (Store[handle].Key == 0) gap = new Gap(Trace(Store[handle].Left, around, toLeft: true), Trace(handle, around, toLeft: false));
        else if (NewestOfKey(handle, around, type) is { } newest) gap = new Gap(newest, 0);
        else return 0;
        var id = new ItemId(transaction.Document.ClientId, Store.State(transaction.Document.ClientId));
        var fresh = Copy(handle, type, gap);
        Store.SetRedone(handle, id);
        Kept.Mark(Store, fresh, keep: true);
        return fresh;
    }

    private bool HasContent(in Item item) => item.Kind switch
    {
        ContentKind.Gc or ContentKind.Deleted => false,
        ContentKind.Type => Store.TypeOrNull(item.Type) is not null,
        ContentKind.Doc => Store.Document(in item) is not null,
        _ => true,
    };

    /// <summary>The nearest neighbour that is, or came back, in the type things are put into.</summary>
    private int Trace(int from, int around, bool toLeft)
    {
        for (var at = from; at != 0; at = toLeft ? Store[at].Left : Store[at].Right)
        {
            var trace = at;
            while (trace != 0 && Around(trace) != around) trace = Store.Redone(trace) is { } redone ? Start(redone) : 0;
            if (trace != 0) return trace;
        }

        return 0;
    }

    /// <summary>The value under the key that is replaced, 0 when there is none; null when it is somebody else's.</summary>
    private int? NewestOfKey(int handle, int around, TypeNode type)
    {
        var key = Store[handle].Key;
        var left = type.HasKeys ? type.Keys.GetValueOrDefault(key) : 0;
        if (Store[handle].Right == 0 || manager.IgnoresRemoteMapChanges) return left;
        var mine = handle;
        while (Store[mine].Right is var next && next != 0 && IsOurs(next)) mine = Newest(next);
        if (Store[mine].Right != 0) return null;
        // In a type that came back, what was before lies elsewhere and is no neighbour.
        return Around(mine) == around ? mine : left;
    }

    private bool IsOurs(int handle)
    {
        ref var item = ref Store[handle];
        var id = Store.Id(in item);
        return item.Has(ItemFlags.Redone) || insertions.Contains(id.Client, id.Clock) || manager.Deleted(id);
    }

    private int Newest(int handle)
    {
        while (Store.Redone(handle) is { } redone) handle = Start(redone);
        return handle;
    }

    private int Start(ItemId id) => Store.FindStart(Store.FindClient(id.Client), (int)id.Clock, transaction.Cuts);

    // 0 for an item of a root; one that was collected lies nowhere.
    private int Around(int handle) => Store[handle].Kind == ContentKind.Gc ? -1 : Store.Type(Store[handle].Parent).Item;

    // The content lies in the arena, which moves while it grows.
    private int Copy(int handle, TypeNode type, Gap gap)
    {
        ref var item = ref Store[handle];
        switch (item.Kind)
        {
            case ContentKind.Type:
                var copied = Store.Type(item.Type);
                return transaction.InsertType(type, gap, copied.Kind, copied.Name, item.Key).Item;
            case ContentKind.Doc:
                return transaction.InsertDocument(type, gap, Store.Document(in item)!.NameAgain(), item.Key);
            default:
                return transaction.Insert(type, gap, item.Kind, item.Length, Store.Content(in item).ToArray(), item.Key);
        }
    }
}
