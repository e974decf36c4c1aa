namespace Tutti.Crdt.Structs;

/// <summary>
/// Puts an item at its place:
/// 1. find its neighbours as its author saw them;
/// 2. take the parent it names, or theirs;
/// 3. step over what others put between them meanwhile, lower client ids first (YATA, as in Yjs);
/// 4. link it; under a key the last one wins.
/// </summary>
internal sealed class Integration(ItemStore store)
{
    private int _seen;
    private int _conflict;

    /// <summary>Puts an item between neighbours that are there, cut loose. Returns its handle.</summary>
    public int Link(Transaction transaction, in Item item, int left, int right)
    {
        transaction.Touch(store.Client(item.Client));
        var at = FindLeft(in item, left, right);
        var handle = store.Add(in item);
        ref var linked = ref store[handle];
        var type = store.Type(linked.Parent);
        right = at != 0 ? store[at].Right : FirstOf(in linked);
        linked.Left = at;
        linked.Right = right;
        if (at != 0) store[at].Right = handle;
        else if (linked.Key == 0) type.First = handle;
        if (right != 0) store[right].Left = handle;
        else if (linked.Key != 0) BecomeNewest(transaction, type, handle);
        type.Length += linked.Units;
        if (linked.Key == 0) type.Positions?.Insert(handle);
        return handle;
    }

    private void BecomeNewest(Transaction transaction, TypeNode type, int handle)
    {
        ref var item = ref store[handle];
        type.Keys[item.Key] = handle;
        if (item.Left != 0) transaction.Delete(item.Left);
    }

    private int FindLeft(in Item item, int left, int right)
    {
        var isUndisputed = left == 0
            ? right != 0 && store[right].Left == 0
            : store[left].Right == right;
        if (isUndisputed) return left;
        _seen++;
        _conflict++;
        for (var other = left == 0 ? FirstOf(in item) : store[left].Right; other != 0 && other != right;)
        {
            if (store.WorkLeft-- <= 0) CrdtException.Throw(CrdtError.TooSlow, "Too many items were put in one place at once.");
            ref var met = ref store[other];
            met.SeenMark = _seen;
            met.ConflictMark = _conflict;
            if (SameOrigin(in item, in met))
            {
                if (store.Client(met.Client).Id < store.Client(item.Client).Id) left = StepOver(other);
                else if (SameRightOrigin(in item, in met)) break;
            }
            else
            {
                if (!met.HasOrigin) break;
                ref var origin = ref store[store.Find(met.OriginClient, met.OriginClock)];
                if (origin.SeenMark != _seen) break;
                if (origin.ConflictMark != _conflict) left = StepOver(other);
            }

            other = met.Right;
        }

        return left;
    }

    private int StepOver(int other)
    {
        _conflict++;
        return other;
    }

    private int FirstOf(in Item item)
    {
        var type = store.Type(item.Parent);
        if (item.Key == 0) return type.First;
        if (!type.HasKeys) return 0;
        var first = type.Keys.GetValueOrDefault(item.Key);
        while (first != 0 && store[first].Left != 0)
        {
            if (store.WorkLeft-- <= 0) CrdtException.Throw(CrdtError.TooSlow, "Too many values were put under one key at once.");
            first = store[first].Left;
        }

        return first;
    }

    private static bool SameOrigin(in Item a, in Item b) =>
        a.OriginClient == b.OriginClient && (!a.HasOrigin || a.OriginClock == b.OriginClock);

    private static bool SameRightOrigin(in Item a, in Item b) =>
        a.RightOriginClient == b.RightOriginClient && (!a.HasRightOrigin || a.RightOriginClock == b.RightOriginClock);
}
