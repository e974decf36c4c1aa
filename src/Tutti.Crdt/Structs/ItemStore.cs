using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Structs;

/// <summary>
/// All items of a document in one slab, addressed by handles, and for each client its handles by clock. Content stays
/// where it is in the bytes it came in.
/// </summary>
internal sealed class ItemStore(ReadOnlySpan<byte> source)
{
    private readonly Dictionary<ulong, List<int>> _clients = [];
    private readonly List<TypeNode> _types = [new TypeNode(null, TypeRef.Array)];
    private readonly Dictionary<string, int> _roots = new(StringComparer.Ordinal);
    private Item[] _items = new Item[64];
    private byte[] _bytes = source.ToArray();
    private int _byteCount = source.Length;
    private int _count = 1;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _byteCount);

    public IReadOnlyDictionary<string, int> Roots => _roots;

    public ref Item this[int handle] => ref _items[handle];

    public TypeNode Type(int handle) => _types[handle];

    public int AddType(TypeNode type)
    {
        _types.Add(type);
        return _types.Count - 1;
    }

    public int Root(string name)
    {
        if (_roots.TryGetValue(name, out var known)) return known;
        return _roots[name] = AddType(new TypeNode(name, TypeRef.Array));
    }

    /// <summary>Adds an item behind all others of its client.</summary>
    public int Add(in Item item)
    {
        var handle = Store(in item);
        if (!_clients.TryGetValue(item.Id.Client, out var handles)) _clients[item.Id.Client] = handles = [];
        handles.Add(handle);
        return handle;
    }

    /// <summary>The item a clock lies in.</summary>
    public int Find(ItemId id) => _clients[id.Client][IndexOf(id)];

    /// <summary>The item that begins at a clock, cut loose from what is before it.</summary>
    public int FindStart(ItemId id)
    {
        var index = IndexOf(id);
        var handle = _clients[id.Client][index];
        return _items[handle].Id.Clock == id.Clock ? handle : Split(handle, index, id.Clock - _items[handle].Id.Clock);
    }

    /// <summary>The item that ends with a clock, cut loose from what is behind it.</summary>
    public int FindEnd(ItemId id)
    {
        var index = IndexOf(id);
        var handle = _clients[id.Client][index];
        var length = id.Clock + 1 - _items[handle].Id.Clock;
        if (length < _items[handle].Length) Split(handle, index, length);
        return handle;
    }

    /// <summary>Marks clocks as deleted; those that are not there are left out.</summary>
    public void Delete(ulong client, long start, long end)
    {
        if (!_clients.TryGetValue(client, out var handles)) return;
        var last = _items[handles[^1]].NextClock;
        for (var clock = start; clock < Math.Min(end, last);)
        {
            var handle = Find(new ItemId(client, clock));
            if (_items[handle].Kind != ContentKind.Gc && !_items[handle].IsDeleted)
            {
                handle = FindStart(new ItemId(client, clock));
                if (_items[handle].NextClock > end) FindEnd(new ItemId(client, end - 1));
                _items[handle].IsDeleted = true;
            }

            clock = _items[handle].NextClock;
        }
    }

    private int IndexOf(ItemId id)
    {
        var handles = _clients[id.Client];
        int low = 0, high = handles.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_items[handles[middle]].Id.Clock <= id.Clock) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    private int Split(int handle, int index, long offset)
    {
        var right = _items[handle];
        if (right.Kind == ContentKind.Gc) return handle;
        right.Id = new ItemId(right.Id.Client, right.Id.Clock + offset);
        right.Length -= offset;
        right.HasOrigin = true;
        right.Origin = new ItemId(right.Id.Client, right.Id.Clock - 1);
        right.Left = handle;
        SplitContent(ref _items[handle], ref right, offset);
        _items[handle].Length = offset;
        var split = Store(in right);
        _items[handle].Right = split;
        if (right.Right != 0) _items[right.Right].Left = split;
        else if (right.Key is not null) _types[right.Parent].Keys[right.Key] = split;
        _clients[right.Id.Client].Insert(index + 1, split);
        return split;
    }

    private void SplitContent(ref Item left, ref Item right, long offset)
    {
        if (left.Kind != ContentKind.String)
        {
            right.Skipped = left.Skipped + (int)offset;
            return;
        }

        var text = Bytes[left.ContentStart..left.ContentEnd];
        var cut = Utf8Text.ByteOffset(text, offset, out var splitsPair);
        if (!splitsPair)
        {
            left.ContentEnd = right.ContentStart = left.ContentStart + cut;
            return;
        }

        // Both halves of a pair become U+FFFD, which takes room the text does not have.
        var halves = new Lib0Writer(text.Length + 8);
        Utf8Text.WriteSlice(halves, text, 0, offset);
        var leftLength = halves.Length;
        Utf8Text.WriteSlice(halves, text, offset, offset + right.Length);
        var start = Append(halves.Written);
        left.ContentStart = start;
        left.ContentEnd = right.ContentStart = start + leftLength;
        right.ContentEnd = start + halves.Length;
    }

    private int Append(ReadOnlySpan<byte> bytes)
    {
        var start = _byteCount;
        if (_bytes.Length - start < bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, start + bytes.Length));
        bytes.CopyTo(_bytes.AsSpan(start));
        _byteCount += bytes.Length;
        return start;
    }

    private int Store(in Item item)
    {
        if (_count == _items.Length) Array.Resize(ref _items, _count * 2);
        _items[_count] = item;
        return _count++;
    }
}
