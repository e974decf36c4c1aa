namespace Tutti.Crdt.Types;

/// <summary>The way from one type to a type in it.</summary>
internal static class EventPath
{
    public static IReadOnlyList<YPathPart> Between(YType from, YType to)
    {
        var path = new List<YPathPart>();
        var store = to.Document!.Store;
        for (var type = to; type != from && type.Node is { Item: not 0 } node && !type.IsCollected; type = type.Parent!)
        {
            ref var item = ref store[node.Item];
            if (item.Key != 0) path.Add(store.Key(item.Key));
            else path.Add(store.Positions(store.Type(item.Parent)).IndexOf(node.Item));
        }

        path.Reverse();
        return path;
    }
}
