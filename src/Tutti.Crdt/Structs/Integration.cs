namespace Tutti.Crdt.Structs;

/// <summary>
/// Puts an item at its place:
/// 1. find its neighbours as its author saw them;
/// 2. take the parent it names, or theirs;
/// 3. step over what others put between them meanwhile, lower client ids first (YATA);
/// 4. link it; under a key the last one wins.
/// </summary>
internal sealed class Integration(ItemStore store, long maxSteps)
{
    private long _stepsLeft = maxSteps;
    private int _seen;
    private int _conflict;

    /// <summary>Adds an item whose neighbours and parent are there; <paramref name="parent"/> is 0 when it names none.</summary>
    public void Integrate(Item item, int parent)
    {
        var left = item.HasOrigin ? store.FindEnd(item.Origin) : 0;
        var right = item.HasRightOrigin ? store.FindStart(item.RightOrigin) : 0;
        if (left != 0 && store[left].Kind != ContentKind.Gc) (parent, item.Key) = (store[left].Parent, store[left].Key);
        if (right != 0 && store[right].Kind != ContentKind.Gc) (parent, item.Key) = (store[right].Parent, store[right].Key);
        var isLost = parent == 0
            || (left != 0 && store[left].Kind == ContentKind.Gc) || (right != 0 && store[right].Kind == ContentKind.Gc);
        if (isLost)
        {
            // What stood next to it, or held it, was collected: nobody can see it any more.
            store.Add(new Item { Id = item.Id, Length = item.Length, Kind = ContentKind.Gc, IsDeleted = true });
            return;
        }

        item.Parent = parent;
        Link(store.Add(in item), FindLeft(in item, left, right));
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
            if (_stepsLeft-- == 0) CrdtException.Throw(CrdtError.TooSlow, "Too many items were put in one place at once.");
            ref var met = ref store[other];
            met.SeenMark = _seen;
            met.ConflictMark = _conflict;
            if (SameOrigin(in item, in met))
            {
                if (met.Id.Client < item.Id.Client) left = StepOver(other);
                else if (SameRightOrigin(in item, in met)) break;
            }
            else
            {
                if (!met.HasOrigin) break;
                ref var origin = ref store[store.Find(met.Origin)];
                if (origin.SeenMark != _seen) break;
                if (origin.ConflictMark != _conflict) left = StepOver(other);
            }

            other = store[other].Right;
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
        if (item.Key is null) return type.First;
        var first = type.Keys.GetValueOrDefault(item.Key);
        while (first != 0 && store[first].Left != 0) first = store[first].Left;
        return first;
    }

    private void Link(int handle, int left)
    {
        ref var item = ref store[handle];
        var type = store.Type(item.Parent);
        var right = left != 0 ? store[left].Right : FirstOf(in item);
        item.Left = left;
        item.Right = right;
        if (left != 0) store[left].Right = handle;
        else if (item.Key is null) type.First = handle;
        if (right != 0) store[right].Left = handle;
        if (item.Key is null) return;
        if (right != 0)
        {
            item.IsDeleted = true;
            return;
        }

        type.Keys[item.Key] = handle;
        if (left != 0) store[left].IsDeleted = true;
    }

    private static bool SameOrigin(in Item a, in Item b) =>
        a.HasOrigin == b.HasOrigin && (!a.HasOrigin || a.Origin == b.Origin);

    private static bool SameRightOrigin(in Item a, in Item b) =>
        a.HasRightOrigin == b.HasRightOrigin && (!a.HasRightOrigin || a.RightOrigin == b.RightOrigin);
}
