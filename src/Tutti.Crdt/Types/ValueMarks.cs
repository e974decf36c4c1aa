using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>
/// Where in the bytes of long items every so many values begin, so that reading one value does not read all before it.
/// What lies at a clock never changes; only which item it lies in does.
/// </summary>
internal sealed class ValueMarks
{
    private const int Step = 64;
    private const int MostItems = 1_024;

    private Dictionary<int, Marks>? _items;

    public YValue ValueAt(YDoc document, int handle, int index)
    {
        var store = document.Store;
        ref var item = ref store[handle];
        if (index < Step || item.Kind is not (ContentKind.Any or ContentKind.Json))
            return ItemValues.At(document, in item, index);
        var content = store.Content(in item);
        var offsets = Find(handle, in item);
        while (offsets.Count <= index / Step)
            offsets.Add(offsets[^1] + ItemStore.SkipValues(content[offsets[^1]..], item.Kind, Step));
        var rest = content[offsets[index / Step]..];
        var input = new Lib0Reader(rest[ItemStore.SkipValues(rest, item.Kind, index % Step)..]);
        return ItemValues.Next(ref input, item.Kind);
    }

    private List<int> Find(int handle, in Item item)
    {
        _items ??= [];
        if (_items.TryGetValue(handle, out var known) && known.Client == item.Client && known.Clock == item.Clock && known.Kind == item.Kind)
            return known.Offsets;
        if (_items.Count == MostItems) _items.Clear();
        List<int> offsets = [0];
        _items[handle] = new Marks(item.Client, item.Clock, item.Kind, offsets);
        return offsets;
    }

    private sealed record Marks(int Client, int Clock, ContentKind Kind, List<int> Offsets);
}
