using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Inspection;

/// <summary>Where the items of a document lie. The ways to types are found once.</summary>
internal sealed class DocumentSpots(ItemStore store)
{
    private readonly Dictionary<int, Container> _containers = [];
    private readonly Stack<TypeNode> _unknown = [];

    public Spot Of(in Item item)
    {
        if (item.Kind == ContentKind.Gc) return default;
        return new Spot(Of(store.Type(item.Parent)), item.Key == 0 ? null : store.Key(item.Key));
    }

    public Container Of(TypeNode type)
    {
        var container = _containers.GetValueOrDefault(type.Index);
        if (container is not null) return container;
        for (; container is null; type = store.Type(store[type.Item].Parent))
        {
            _unknown.Push(type);
            if (type.Item == 0) break;
            container = _containers.GetValueOrDefault(store[type.Item].Parent);
            if (container is not null) break;
        }

        while (_unknown.TryPop(out var next))
        {
            container = new Container(PathOf(next, container), next);
            _containers[next.Index] = container;
        }

        return container!;
    }

    /// <summary>The place of a character or value in its sequence, and that behind it; the same when it is not there any more.</summary>
    public (int Before, int After) Places(int handle, int clock)
    {
        ref var item = ref store[handle];
        var before = store.Positions(store.Type(item.Parent)).IndexOf(handle);
        if (item.Units == 0) return (before, before);
        before += clock - item.Clock;
        return (before, before + 1);
    }

    private SharedPath PathOf(TypeNode type, Container? around)
    {
        if (type.Root is not null) return new SharedPath(type.Root);
        ref var item = ref store[type.Item];
        if (item.Key != 0) return around!.At(store.Key(item.Key));
        int? index = item.IsLive ? Places(type.Item, item.Clock).Before : null;
        return new SharedPath(around!.Path, new PathStep(store.Id(in item), index));
    }
}
