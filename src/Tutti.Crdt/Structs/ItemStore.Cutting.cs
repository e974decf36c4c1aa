using System.Runtime.InteropServices;
using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Structs;

/// <content>Items are cut where somebody writes inside them, and joined when they are one again.</content>
internal sealed partial class ItemStore
{
    // Moving so many entries of a table costs about as much as one step over an item.
    private const int MovedPerStepLog = 6;

    private static ReadOnlySpan<byte> Replacement => [0xef, 0xbf, 0xbd];

    /// <summary>The item that begins at a clock, cut loose from what is before it.</summary>
    public int FindStart(int client, int clock, List<StructPlace>? cuts = null)
    {
        var structs = _clients[client];
        var index = structs.IndexOf(clock);
        var handle = structs.Handle(index);
        ref var item = ref this[handle];
        if (item.Clock == clock || item.Kind == ContentKind.Gc) return handle;
        return Split(handle, index, clock - item.Clock, cuts);
    }

    /// <summary>The item that ends with a clock, cut loose from what is behind it.</summary>
    public int FindEnd(int client, int clock, List<StructPlace>? cuts = null)
    {
        var structs = _clients[client];
        var index = structs.IndexOf(clock);
        var handle = structs.Handle(index);
        ref var item = ref this[handle];
        if (clock != item.LastClock && item.Kind != ContentKind.Gc) Split(handle, index, clock + 1 - item.Clock, cuts);
        return handle;
    }

    /// <summary>Cuts an item in two and gives the second part. <paramref name="cuts"/> collects it.</summary>
    public int Split(int handle, int offset, List<StructPlace>? cuts)
    {
        ref var item = ref this[handle];
        return Split(handle, _clients[item.Client].IndexOf(item.Clock), offset, cuts);
    }

    /// <summary>Puts back pairs whose halves are in one item again. Each item is written anew once.</summary>
    public void Mend(List<BrokenPair> pairs)
    {
        pairs.Sort(static (a, b) => a.Client != b.Client ? a.Client.CompareTo(b.Client) : a.Clock.CompareTo(b.Clock));
        for (var i = 0; i < pairs.Count;)
        {
            var pair = pairs[i];
            var next = i + 1;
            if (pair.Clock + 1 < _clients[pair.Client].State)
            {
                ref var item = ref this[Find(pair.Client, pair.Clock)];
                while (next < pairs.Count && pairs[next].Client == pair.Client && pairs[next].Clock < item.NextClock) next++;
                if (item.Kind == ContentKind.String) Mend(ref item, CollectionsMarshal.AsSpan(pairs)[i..next]);
            }

            i = next;
        }
    }

    private void Mend(ref Item item, ReadOnlySpan<BrokenPair> pairs)
    {
        var text = Arena.Of(in item);
        var mended = new Lib0Writer(text.Length);
        var (at, clock) = (0, item.Clock);
        foreach (var pair in pairs)
        {
            if (pair.Clock == item.LastClock) break;
            var length = Utf8Text.ByteOffset(text[at..], pair.Clock - clock, out _);
            mended.WriteBytes(text.Slice(at, length));
            mended.WriteBytes(pair.Bytes);
            at += length + (2 * Replacement.Length);
            clock = pair.Clock + 2;
        }

        mended.WriteBytes(text[at..]);
        Arena.Forget(in item);
        item.ContentStart = Arena.Append(mended.Written);
        item.ContentLength = mended.Length;
        item.RoomLog = 0;
    }

    /// <summary>Joins the struct at <paramref name="index"/> with as many before it as are one item with it.</summary>
    /// <returns>How many structs were taken up.</returns>
    public int MergeWithLefts(ClientStructs client, int index)
    {
        var at = index;
        while (at > 0 && IsOne(client.Handle(at - 1), client.Handle(at))) at--;
        if (at == index) return 0;
        // From the left, so that what was joined already grows in place and is not copied for each.
        for (var right = at + 1; right <= index; right++) Merge(client.Handle(at), client.Handle(right));
        client.RemoveAt(at + 1, index - at);
        return index - at;
    }

    /// <summary>
    /// Joins in one pass what is one item: of the structs from <paramref name="first"/> on those that
    /// <paramref name="mayJoin"/> says, each with what is before it.
    /// </summary>
    public void MergeFrom(ClientStructs client, int first, Func<int, bool>? mayJoin = null)
    {
        var kept = first - 1;
        var reachesBack = false;
        for (var at = first; at < client.Count; at++)
        {
            // Asked of each, joined or not, so that the answer can be found on the way.
            var may = mayJoin is null || mayJoin(client.Handle(at));
            if (!may || !IsOne(client.Handle(kept), client.Handle(at)))
            {
                client.Move(at, ++kept);
                continue;
            }

            Merge(client.Handle(kept), client.Handle(at));
            reachesBack |= kept == first - 1;
        }

        client.Truncate(kept + 1);
        if (reachesBack && first > 1) MergeWithLefts(client, first - 1);
    }

    /// <summary>Joins the struct at <paramref name="index"/> with the one before it, when they are one item.</summary>
    public void MergeWithLeft(ClientStructs client, int index)
    {
        if (!IsOne(client.Handle(index - 1), client.Handle(index))) return;
        Merge(client.Handle(index - 1), client.Handle(index));
        client.RemoveAt(index);
    }

    /// <summary>The bytes the first values of a content take up.</summary>
    public static int SkipValues(ReadOnlySpan<byte> content, ContentKind kind, int count)
    {
        var input = new Lib0Reader(content);
        for (; count > 0; count--)
        {
            if (kind == ContentKind.Json) input.ReadVarBytes();
            else input.SkipAny(int.MaxValue);
        }

        return input.Position;
    }

    private int Split(int handle, int index, int offset, List<StructPlace>? cuts)
    {
        var right = this[handle];
        right.Clock += offset;
        right.Length -= offset;
        right.OriginClient = right.Client;
        right.OriginClock = right.Clock - 1;
        right.Left = handle;
        right.RoomLog = 0;
        ref var left = ref this[handle];
        SplitContent(ref left, ref right, offset);
        left.Length = offset;
        var split = Allocate(in right);
        left.Right = split;
        if (left.Has(ItemFlags.Redone)) SetRedone(split, _redone[handle] with { Clock = _redone[handle].Clock + offset });
        if (right.Right != 0) this[right.Right].Left = split;
        else if (right.Key != 0) Type(right.Parent).Keys[right.Key] = split;
        WorkLeft -= 1 + ((_clients[right.Client].Count - index) >> MovedPerStepLog);
        _clients[right.Client].Insert(index + 1, split, right.Clock);
        if (right.Leaf != 0) Type(right.Parent).Positions?.Split(handle, split);
        cuts?.Add(new StructPlace(right.Client, right.Clock));
        return split;
    }

    private void SplitContent(ref Item left, ref Item right, int offset)
    {
        if (left.Kind == ContentKind.Deleted) return;
        left.RoomLog = 0;
        var cut = CutAt(right.Left, offset, out var splitsPair);
        if (splitsPair)
        {
            SplitPair(ref left, ref right, cut);
            return;
        }

        right.ContentStart = left.ContentStart + cut;
        right.ContentLength = left.ContentLength - cut;
        left.ContentLength = cut;
    }

    private int CutAt(int handle, int offset, out bool splitsPair)
    {
        ref var item = ref this[handle];
        if (item.Kind == ContentKind.String) return Utf8Text.ByteOffset(Arena.Of(in item), item.Length, offset, out splitsPair);
        splitsPair = false;
        return Marks.OffsetOf(handle, offset);
    }

    // Both halves of a pair become U+FFFD, which takes room the text does not have: the shorter side moves, so that
    // many cuts in a long text do not copy it many times.
    private void SplitPair(ref Item left, ref Item right, int pair)
    {
        BrokenPairs?.Add(new BrokenPair(left.Client, right.Clock - 1, Arena.Of(in left).Slice(pair, 4).ToArray()));
        var behind = left.ContentLength - pair - 4;
        right.ContentLength = Replacement.Length + behind;
        left.ContentLength = pair + Replacement.Length;
        if (behind <= pair)
        {
            right.ContentStart = Arena.AppendCopy(Replacement, left.ContentStart + pair + 4, behind, []);
            Arena.Overwrite(left.ContentStart + pair, Replacement);
            return;
        }

        right.ContentStart = left.ContentStart + pair + 1;
        left.ContentStart = Arena.AppendCopy([], left.ContentStart, pair, Replacement);
        Arena.Overwrite(right.ContentStart, Replacement);
    }

    private bool IsOne(int leftHandle, int rightHandle)
    {
        ref var left = ref this[leftHandle];
        ref var right = ref this[rightHandle];
        if (left.Kind != right.Kind || left.IsDeleted != right.IsDeleted) return false;
        if (left.Kind == ContentKind.Gc) return true;
        return right.OriginClient == left.Client && right.OriginClock == left.LastClock && left.Right == rightHandle
            && left.RightOriginClient == right.RightOriginClient && left.RightOriginClock == right.RightOriginClock
            && !left.Has(ItemFlags.Redone) && !right.Has(ItemFlags.Redone)
            && left.Kind is ContentKind.Deleted or ContentKind.String or ContentKind.Any or ContentKind.Json;
    }

    private void Merge(int leftHandle, int rightHandle)
    {
        ref var left = ref this[leftHandle];
        ref var right = ref this[rightHandle];
        if (left.Kind != ContentKind.Gc)
        {
            if (left.Leaf != 0 || right.Leaf != 0) Type(left.Parent).Positions?.Merge(leftHandle, rightHandle);
            left.Flags |= right.Flags & ItemFlags.Keep;
            left.Right = right.Right;
            if (left.Right != 0) this[left.Right].Left = leftHandle;
            else if (left.Key != 0 && Type(left.Parent).Keys[left.Key] == rightHandle) Type(left.Parent).Keys[left.Key] = leftHandle;
            if (left.Kind != ContentKind.Deleted) Arena.Join(ref left, ref right);
        }

        left.Length += right.Length;
        Free(rightHandle);
    }
}
