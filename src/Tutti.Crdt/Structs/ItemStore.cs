namespace Tutti.Crdt.Structs;

/// <summary>
/// Everything a document consists of: all items in one slab addressed by handles, for each client its handles by clock,
/// the shared types, and the content. A reference to an item stays valid until the item is freed.
/// </summary>
internal sealed partial class ItemStore
{
    private const int ChunkLog = 6;
    private const int ChunkSize = 1 << ChunkLog;

    private readonly Dictionary<ulong, int> _clientIndexes = [];
    private readonly List<ClientStructs> _clients = [];
    private Item[][] _chunks = [new Item[ChunkSize]];
    private int _count = 1;
    private int _free;
    private int _lastClient;
    private ValueMarks? _marks;

    /// <summary>Steps that may still be made for the update at hand.</summary>
    public long WorkLeft { get; set; } = long.MaxValue;

    /// <summary>Surrogate pairs that were cut for the update at hand, while it may still be refused.</summary>
    public List<BrokenPair>? BrokenPairs { get; set; }

    public ContentArena Arena { get; } = new();

    public ValueMarks Marks => _marks ??= new ValueMarks(this);

    public List<ClientStructs> Clients => _clients;

    /// <summary>The types of the roots by name.</summary>
    public IReadOnlyDictionary<string, int> Roots => _roots;

    public ref Item this[int handle] => ref _chunks[handle >>> ChunkLog][handle & (ChunkSize - 1)];

    /// <summary>The content of an item as an update has it, without the count in front; empty for types and sub-documents.</summary>
    public ReadOnlySpan<byte> Content(in Item item) => item.ContentLength == 0 ? default : Arena.Of(in item);

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

    public void MarkDeleted(ref Item item)
    {
        item.Flags |= ItemFlags.Deleted;
        _clients[item.Client].Deleted.Add(item.Clock, item.NextClock);
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
