using Tutti.Crdt.Encoding;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Structs;

/// <summary>
/// Integrates all structs of an encoded state, each after those it leans on. A client whose next struct has to wait is
/// looked at again when the client it waits for has come far enough; what waits for ever is left out.
/// </summary>
internal sealed class StateLoader
{
    private readonly ReadOnlyMemory<byte> _state;
    private readonly BlockIndex _index;
    private readonly ItemStore _store;
    private readonly Integration _integration;
    private readonly Dictionary<ulong, Queue> _queues = [];
    private readonly Stack<Queue> _ready = [];

    private StateLoader(ReadOnlyMemory<byte> state, WorkBudget budget)
    {
        _state = state;
        _index = BlockIndex.Read([state], budget);
        _store = new ItemStore(state.Span);
        _integration = new Integration(_store, budget.MaxSteps);
    }

    public static ItemStore Load(ReadOnlyMemory<byte> state, WorkBudget budget)
    {
        var loader = new StateLoader(state, budget);
        foreach (var client in loader._index.Clients()) loader._queues[client] = new Queue(client);
        foreach (var queue in loader._queues.Values) loader._ready.Push(queue);
        while (loader._ready.TryPop(out var queue)) loader.Drain(queue);
        foreach (var range in loader._index.Deletes.Ranges()) loader._store.Delete(range.Client, range.Start, range.End);
        return loader._store;
    }

    private void Drain(Queue queue)
    {
        var places = _index.Of(queue.Client);
        while (queue.Next < places.Length)
        {
            var place = places[queue.Next];
            if (place.Clock != queue.Clock) return;
            var source = _state.Span[place.Start..place.End];
            var block = BlockReader.ReadOne(source, new ItemId(queue.Client, place.Clock));
            if (MustWait(queue, in block)) return;
            Integrate(source, in block, place.Start);
            queue.Next++;
            queue.Clock = place.NextClock;
            Wake(queue);
        }
    }

    private bool MustWait(Queue queue, in Block block) =>
        (block.HasOrigin && WaitsFor(queue, block.Origin))
        || (block.HasRightOrigin && WaitsFor(queue, block.RightOrigin))
        || (block.NamesParent && !block.ParentIsRoot && WaitsFor(queue, block.ParentId));

    private bool WaitsFor(Queue queue, ItemId id)
    {
        if (!_queues.TryGetValue(id.Client, out var other)) return true;
        if (id.Clock < other.Clock) return false;
        other.Waiting.Enqueue(queue, id.Clock);
        return true;
    }

    private void Wake(Queue queue)
    {
        while (queue.Waiting.TryPeek(out var waiting, out var clock) && clock < queue.Clock)
        {
            queue.Waiting.Dequeue();
            _ready.Push(waiting);
        }
    }

    private void Integrate(ReadOnlySpan<byte> source, in Block block, int start)
    {
        var item = new Item { Id = new ItemId(block.Client, block.Clock), Length = block.Length, Kind = block.Kind };
        if (!block.IsItem)
        {
            item.IsDeleted = true;
            _store.Add(in item);
            return;
        }

        item.HasOrigin = block.HasOrigin;
        item.Origin = block.Origin;
        item.HasRightOrigin = block.HasRightOrigin;
        item.RightOrigin = block.RightOrigin;
        item.IsDeleted = block.Kind == ContentKind.Deleted;
        TakeContent(source, in block, start, ref item);
        if (block.HasParentSub) item.Key = Text(source.Slice(block.ParentSubStart, block.ParentSubLength));
        _integration.Integrate(item, Parent(source, in block));
    }

    private int Parent(ReadOnlySpan<byte> source, in Block block)
    {
        if (!block.NamesParent) return 0;
        if (block.ParentIsRoot) return _store.Root(Text(source.Slice(block.RootNameStart, block.RootNameLength)));
        return _store[_store.Find(block.ParentId)].Type;
    }

    private void TakeContent(ReadOnlySpan<byte> source, in Block block, int start, ref Item item)
    {
        var input = new Lib0Reader(source[block.ContentStart..block.End]);
        if (block.Kind == ContentKind.Type)
        {
            input.ReadVarUint();
            var name = block.Type is TypeRef.XmlElement or TypeRef.XmlHook ? Text(input.ReadVarBytes()) : "";
            item.Type = _store.AddType(new TypeNode(null, block.Type) { Name = name });
        }
        else if (block.Kind is ContentKind.String or ContentKind.Any or ContentKind.Json)
        {
            input.ReadVarUint();
        }

        item.ContentStart = start + block.ContentStart + input.Position;
        item.ContentEnd = start + block.End;
    }

    private static string Text(ReadOnlySpan<byte> utf8) => System.Text.Encoding.UTF8.GetString(utf8);

    private sealed class Queue(ulong client)
    {
        public ulong Client { get; } = client;

        public int Next { get; set; }

        public long Clock { get; set; }

        public PriorityQueue<Queue, long> Waiting { get; } = new();
    }
}
