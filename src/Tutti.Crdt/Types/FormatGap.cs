using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>
/// Useless formats in a gap: a run of formats and deleted items between two pieces of content. Of several with one name
/// only the last counts, and none that says what is in force anyway.
/// </summary>
internal static class FormatGap
{
    /// <summary>Cleans a gap when it is known what is in force before it.</summary>
    /// <param name="transaction">The transaction to delete in.</param>
    /// <param name="start">The first item of the gap.</param>
    /// <param name="cursor">An item of the gap or behind it: up to there <paramref name="current"/> was counted.</param>
    /// <param name="startAttributes">What is in force before the gap.</param>
    /// <param name="current">What is in force at <paramref name="cursor"/>; follows what is deleted.</param>
    public static void Clean(
        Transaction transaction, int start, int cursor, AttributeMap startAttributes, AttributeMap current)
    {
        var store = transaction.Store;
        var formats = transaction.Document.Formats;
        var (end, last) = FindLast(store, formats, start);
        var isPastCursor = false;
        for (; start != end; start = store[start].Right)
        {
            isPastCursor |= start == cursor;
            ref var item = ref store[start];
            if (item.IsDeleted || item.Kind != ContentKind.Format) continue;
            var mark = formats.Of(start);
            var before = startAttributes[mark.Name];
            var wasInForce = before.IsSameAs(mark.Value);
            if (last[mark.Name] == start && !wasInForce)
            {
                if (!isPastCursor) current.Apply(mark);
                continue;
            }

            transaction.Delete(start);
            if (!isPastCursor && !wasInForce && current[mark.Name].IsSameAs(mark.Value))
                current.Apply(new FormatMark(mark.Name, before));
        }
    }

    /// <summary>Cleans a gap around an item when nobody knows what is in force there. Remembers the items it met.</summary>
    public static void CleanAround(Transaction transaction, int handle, HashSet<int> met)
    {
        var store = transaction.Store;
        while (store[handle].Right != 0 && !IsContent(in store[store[handle].Right])) handle = store[handle].Right;
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (; handle != 0 && !IsContent(in store[handle]) && met.Add(handle); handle = store[handle].Left)
        {
            ref var item = ref store[handle];
            if (item.IsDeleted || item.Kind != ContentKind.Format) continue;
            if (!names.Add(transaction.Document.Formats.Of(handle).Name)) transaction.Delete(handle);
        }
    }

    public static bool IsContent(in Item item) => item.IsLive && item.IsCountable;

    private static (int End, Dictionary<string, int> Last) FindLast(ItemStore store, FormatTable formats, int start)
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (; start != 0 && !IsContent(in store[start]); start = store[start].Right)
        {
            if (store[start].IsLive) last[formats.Of(start).Name] = start;
        }

        return (start, last);
    }
}
