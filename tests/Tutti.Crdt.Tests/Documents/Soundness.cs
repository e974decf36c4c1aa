using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Tests.Documents;

/// <summary>What must hold of the items of every document at every moment between two updates.</summary>
internal static class Soundness
{
    public static void Check(YDoc document)
    {
        var store = document.Store;
        foreach (var client in store.Clients) CheckClient(store, client);
        foreach (var index in Types(store)) CheckType(store, store.Type(index));
    }

    private static void CheckClient(ItemStore store, ClientStructs client)
    {
        var clock = 0;
        for (var i = 0; i < client.Count; i++)
        {
            ref var item = ref store[client.Handle(i)];
            Assert.Equal(clock, item.Clock);
            Assert.Equal(client.Index, item.Client);
            Assert.True(item.Length > 0);
            Assert.Equal(i, client.IndexOf(item.Clock));
            Assert.Equal(i, client.IndexOf(item.LastClock));
            Assert.Equal(item.IsDeleted, client.Deleted.Contains(item.Clock, item.NextClock));
            CheckContent(store, in item);
            clock = item.NextClock;
        }

        Assert.Equal(clock, client.State);
    }

    private static void CheckContent(ItemStore store, in Item item)
    {
        if (item.Kind == ContentKind.String)
            Assert.Equal(item.Length, System.Text.Encoding.UTF8.GetCharCount(store.Content(in item)));
        if (item.Kind is ContentKind.Any or ContentKind.Json)
            Assert.Equal(item.ContentLength, ItemStore.SkipValues(store.Content(in item), item.Kind, item.Length));
        if (item.Kind is ContentKind.Gc or ContentKind.Deleted) Assert.True(item.IsDeleted);
    }

    private static void CheckType(ItemStore store, TypeNode type)
    {
        var length = 0;
        var before = 0;
        for (var handle = type.First; handle != 0; handle = store[handle].Right)
        {
            ref var item = ref store[handle];
            Assert.Equal(before, item.Left);
            Assert.Equal(type.Index, item.Parent);
            Assert.Equal(0, item.Key);
            if (type.Positions is { } positions && item.Units > 0)
            {
                Assert.Equal(length, positions.IndexOf(handle));
                Assert.Equal((handle, item.Units - 1), positions.Find(length + item.Units - 1));
            }

            length += item.Units;
            before = handle;
        }

        Assert.Equal(length, type.Length);
        foreach (var (key, newest) in type.Keys)
        {
            Assert.Equal(0, store[newest].Right);
            for (var handle = newest; handle != 0; handle = store[handle].Left)
            {
                Assert.Equal(key, store[handle].Key);
            }
        }
    }

    private static IEnumerable<int> Types(ItemStore store) =>
        [.. store.Roots.Values, .. store.Handles().Select(handle => store[handle].Type).Where(type => type != 0)];
}
