namespace Tutti.Crdt.Structs;

/// <summary>
/// Where in the bytes of long items every so many values begin, so that reaching one value does not read all before it.
/// What lies at a clock never changes; only which item it lies in does.
/// </summary>
internal sealed class ValueMarks(ItemStore store)
{
    private const int Step = 64;
    private const int MostItems = 1_024;

    private readonly Dictionary<int, Marks> _items = [];

    /// <summary>Where in the content of an item of "any" or JSON values the value at an index begins.</summary>
    public int OffsetOf(int handle, int index)
    {
        ref var item = ref store[handle];
        var content = store.Content(in item);
        if (index < Step) return ItemStore.SkipValues(content, item.Kind, index);
        var offsets = Find(handle, in item);
        while (offsets.Count <= index / Step)
            offsets.Add(offsets[^1] + ItemStore.SkipValues(content[offsets[^1]..], item.Kind, Step));
        var mark = offsets[index / Step];
        return mark + ItemStore.SkipValues(content[mark..], item.Kind, index % Step);
    }

    private List<int> Find(int handle, in Item item)
    {
        if (_items.TryGetValue(handle, out var known) && known.Client == item.Client && known.Clock == item.Clock && known.Kind == item.Kind)
            return known.Offsets;
        if (_items.Count == MostItems) _items.Clear();
        List<int> offsets = [0];
        _items[handle] = new Marks(item.Client, item.Clock, item.Kind, offsets);
        return offsets;
    }

    private sealed record Marks(int Client, int Clock, ContentKind Kind, List<int> Offsets);
}
