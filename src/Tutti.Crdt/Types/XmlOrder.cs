using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>The shared types before and behind one in a sequence.</summary>
internal static class XmlOrder
{
    public static YType? NextOf(YType type) =>
        type.Node is { Item: not 0 } node && !type.IsCollected ? Next(type, type.Document!.Store[node.Item].Right) : null;

    public static YType? PreviousOf(YType type)
    {
        if (type.Node is not { Item: not 0 } node || type.IsCollected) return null;
        var store = type.Document!.Store;
        if (store[node.Item].Key != 0) return null;
        for (var handle = store[node.Item].Left; handle != 0; handle = store[handle].Left)
        {
            if (IsType(in store[handle])) return YType.Of(type.Document, store.Type(store[handle].Type));
        }

        return null;
    }

    /// <summary>The first type from an item on.</summary>
    public static YType? Next(YType within, int handle)
    {
        var store = within.Document!.Store;
        for (; handle != 0; handle = store[handle].Right)
        {
            if (IsType(in store[handle])) return YType.Of(within.Document, store.Type(store[handle].Type));
        }

        return null;
    }

    private static bool IsType(in Item item) => item.IsLive && item.Kind == ContentKind.Type;
}
