using System.Runtime.InteropServices;
using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Structs;

/// <summary>
/// Everything a document consists of: all items in one slab addressed by handles, for each client its handles by clock,
/// the shared types, and the content. A reference to an item stays valid until the item is freed.
/// </summary>
internal sealed class ItemStore
{
    private const int ChunkLog = 6;
    // Moving so many entries of a table costs about as much as one step over an item.
    private const int MovedPerStepLog = 6;

    private const int ChunkSize = 1 << ChunkLog;

    private readonly Dictionary<ulong, int> _clientIndexes = [];
    private readonly List<ClientStructs> _clients = [];
    private readonly List<TypeNode?> _types = [null];
    private readonly Dictionary<string, int> _roots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _keyIndexes = new(StringComparer.Ordinal);
    private readonly List<string> _keys = [""];
    private readonly List<YDoc?> _documents = [];
    private readonly Dictionary<int, ItemId> _redone = [];
    private Item[][] _chunks = [new Item[ChunkSize]];
    private int _count = 1;
    private int _free;
    private int _lastClient;

    /// <summary>Steps that may still be made for the update at hand.</summary>
    public long WorkLeft { get; set; } = long.MaxValue;

    public ContentArena Arena { get; } = new();

    public IReadOnlyList<ClientStructs> Clients => _clients;

    /// <summary>The types of the roots by name.</summary>
    public IReadOnlyDictionary<string, int> Roots => _roots;

    public ref Item this[int handle] => ref _chunks[handle >>> ChunkLog][handle & (ChunkSize - 1)];

    public ReadOnlySpan<byte> Content(in Item item) => Arena.Of(in item);

    public ItemId Id(in Item item) => new(_clients[item.Client].Id, item.Clock);

    // Clients

    public ClientStructs Client(int index) => _clients[index];

    /// <summary>The index of a client, -1 for one that has no structs.</summary>
    public int FindClient(ulong id)
    {
        if (_lastClient < _clients.Count && _clients[_lastClient].Id == id) return _lastClient;
        return _clientIndexes.TryGetValue(id, out var index) ? _lastClient = index : Item.NoClient;
    }

    public int FindOrAddClient(ulong id)
    {
        var known = FindClient(id);
        if (known != Item.NoClient) return known;
        _clients.Add(new ClientStructs(id, _clients.Count));
        return _clientIndexes[id] = _lastClient = _clients.Count - 1;
    }

    /// <summary>The next clock of a client.</summary>
    public int State(ulong id)
    {
        var client = FindClient(id);
        return client == Item.NoClient ? 0 : _clients[client].State;
    }

    // Keys, types, sub-documents

    public string Key(int key) => _keys[key];

    public int FindKey(string name) => _keyIndexes.GetValueOrDefault(name);

    public int FindOrAddKey(string name)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_keyIndexes, name, out var known);
        if (known) return slot;
        slot = _keys.Count;
        _keys.Add(name);
        return slot;
    }

    public TypeNode Type(int index) => _types[index]!;

    /// <summary>A type, null when it was collected.</summary>
    public TypeNode? TypeOrNull(int index) => _types[index];

    public int TypeCount => _types.Count;

    public int DocumentCount => _documents.Count;

    /// <summary>Forgets the newest types and sub-documents, which came with an update that was refused.</summary>
    public void ForgetTypes(int typeCount, int documentCount)
    {
        _types.RemoveRange(typeCount, _types.Count - typeCount);
        _documents.RemoveRange(documentCount, _documents.Count - documentCount);
        foreach (var (name, index) in _roots)
        {
            if (index >= typeCount) _roots.Remove(name);
        }
    }

    /// <summary>The positions of a sequence, indexed when first asked for.</summary>
    public PositionIndex Positions(TypeNode type) => type.Positions ??= new PositionIndex(this, type);

    public TypeNode AddType(int item, TypeRef kind, string name)
    {
        var node = new TypeNode(_types.Count, null, item, kind, name);
        _types.Add(node);
        return node;
    }

    /// <summary>Forgets a type nobody can reach any more.</summary>
    public void RemoveType(int index) => _types[index] = null;

    public TypeNode Root(string name)
    {
        if (_roots.TryGetValue(name, out var known)) return Type(known);
        var node = new TypeNode(_types.Count, name, 0, TypeRef.Array, "");
        _types.Add(node);
        _roots[name] = node.Index;
        return node;
    }

    public YDoc? Document(in Item item) => _documents[item.ContentStart];

    public int AddDocument(YDoc document)
    {
        _documents.Add(document);
        return _documents.Count - 1;
    }

    public void ReplaceDocument(in Item item, YDoc? document) => _documents[item.ContentStart] = document;

    /// <summary>The item an undo put in the place of this one.</summary>
    public ItemId? Redone(int handle) => this[handle].Has(ItemFlags.Redone) ? _redone[handle] : null;

    public void SetRedone(int handle, ItemId by)
    {
        this[handle].Flags |= ItemFlags.Redone;
        _redone[handle] = by;
    }

    // Items

    /// <summary>Adds an item behind all others of its client.</summary>
    public int Add(in Item item)
    {
        var handle = Allocate(in item);
        var client = _clients[item.Client];
        client.Add(handle, item.Clock, item.Length);
        if (item.IsDeleted) client.Deleted.Add(item.Clock, item.NextClock);
        return handle;
    }

    /// <summary>The item a clock lies in.</summary>
    public int Find(int client, int clock)
    {
        var structs = _clients[client];
        return structs.Handle(structs.IndexOf(clock));
    }

    public int Find(ItemId id) => Find(FindClient(id.Client), (int)id.Clock);

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

    public void MarkDeleted(ref Item item)
    {
        item.Flags |= ItemFlags.Deleted;
        _clients[item.Client].Deleted.Add(item.Clock, item.NextClock);
    }

    /// <summary>Joins the struct at <paramref name="index"/> with as many before it as are one item with it.</summary>
    /// <returns>How many structs were taken up.</returns>
    public int MergeWithLefts(ClientStructs client, int index)
    {
        var at = index;
        while (at > 0 && TryMerge(client.Handle(at - 1), client.Handle(at))) at--;
        if (at != index) client.RemoveAt(at + 1, index - at);
        return index - at;
    }

    /// <summary>Replaces a deleted item by nothing: its place is known, its neighbours are not.</summary>
    public void TurnIntoGc(int handle)
    {
        ref var item = ref this[handle];
        var (client, clock, length) = (item.Client, item.Clock, item.Length);
        item = new Item
        {
            Client = client,
            Clock = clock,
            Length = length,
            Kind = ContentKind.Gc,
            Flags = ItemFlags.Deleted,
            OriginClient = Item.NoClient,
            RightOriginClient = Item.NoClient,
        };
    }

    /// <summary>Gives an item back to the slab; the clients' tables must not name it any more.</summary>
    public void Free(int handle)
    {
        ref var item = ref this[handle];
        if (item.Has(ItemFlags.Redone)) _redone.Remove(handle);
        item = default;
        item.Right = _free;
        _free = handle;
    }

    /// <summary>Drops what content was left behind, when it is worth it.</summary>
    public void Tidy()
    {
        if (Arena.IsWasteful) Arena.Rebuild(this);
    }

    /// <summary>All items, in no order.</summary>
    public IEnumerable<int> Handles()
    {
        foreach (var client in _clients)
        {
            for (var i = 0; i < client.Count; i++) yield return client.Handle(i);
        }
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
        var cut = CutAt(in left, offset, out var splitsPair);
        if (splitsPair)
        {
            SplitPair(ref left, ref right, offset);
            return;
        }

        right.ContentStart = left.ContentStart + cut;
        right.ContentLength = left.ContentLength - cut;
        left.ContentLength = cut;
    }

    private int CutAt(in Item item, int offset, out bool splitsPair)
    {
        splitsPair = false;
        var content = Arena.Of(in item);
        if (item.Kind == ContentKind.String)
            return item.Length == item.ContentLength ? offset : Utf8Text.ByteOffset(content, offset, out splitsPair);
        return SkipValues(content, item.Kind, offset);
    }

    // Both halves of a pair become U+FFFD, which takes room the text does not have.
    private void SplitPair(ref Item left, ref Item right, int offset)
    {
        var text = Arena.Of(in left).ToArray();
        var halves = new Lib0Writer(text.Length + 8);
        Utf8Text.WriteSlice(halves, text, 0, offset);
        var leftLength = halves.Length;
        Utf8Text.WriteSlice(halves, text, offset, offset + right.Length);
        Arena.Forget(in left);
        left.ContentStart = Arena.Append(halves.Written);
        left.ContentLength = leftLength;
        right.ContentStart = left.ContentStart + leftLength;
        right.ContentLength = halves.Length - leftLength;
    }

    private bool TryMerge(int leftHandle, int rightHandle)
    {
        ref var left = ref this[leftHandle];
        ref var right = ref this[rightHandle];
        if (left.Kind != right.Kind || left.IsDeleted != right.IsDeleted) return false;
        if (left.Kind == ContentKind.Gc)
        {
            left.Length += right.Length;
            Free(rightHandle);
            return true;
        }

        var isOne = right.OriginClient == left.Client && right.OriginClock == left.LastClock && left.Right == rightHandle
            && left.RightOriginClient == right.RightOriginClient && left.RightOriginClock == right.RightOriginClock
            && !left.Has(ItemFlags.Redone) && !right.Has(ItemFlags.Redone)
            && left.Kind is ContentKind.Deleted or ContentKind.String or ContentKind.Any or ContentKind.Json;
        if (!isOne) return false;
        if (left.Leaf != 0 || right.Leaf != 0) Type(left.Parent).Positions?.Merge(leftHandle, rightHandle);
        left.Flags |= right.Flags & ItemFlags.Keep;
        left.Right = right.Right;
        if (left.Right != 0) this[left.Right].Left = leftHandle;
        else if (left.Key != 0 && Type(left.Parent).Keys[left.Key] == rightHandle) Type(left.Parent).Keys[left.Key] = leftHandle;
        if (left.Kind != ContentKind.Deleted) Arena.Join(ref left, ref right);
        left.Length += right.Length;
        Free(rightHandle);
        return true;
    }

    private int Allocate(in Item item)
    {
        var handle = _free;
        if (handle != 0)
        {
            ref var slot = ref this[handle];
            _free = slot.Right;
            slot = item;
            return handle;
        }

        handle = _count++;
        var chunk = handle >>> ChunkLog;
        if (chunk == _chunks.Length) Array.Resize(ref _chunks, chunk * 2);
        _chunks[chunk] ??= new Item[ChunkSize];
        this[handle] = item;
        return handle;
    }
}
