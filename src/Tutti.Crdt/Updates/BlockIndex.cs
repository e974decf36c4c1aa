using System.Runtime.InteropServices;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Updates;

/// <summary>Where a struct lies in a pile of updates; its bytes are read again when it is written.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BlockPlace(long Clock, long Length, int Update, int Start, int End)
{
    public long NextClock => Clock + Length;
}

/// <summary>
/// All structs of a pile of updates by client and clock, and all their deletions. This is what merging needs in place
/// of a document.
/// </summary>
internal sealed class BlockIndex
{
    private readonly Dictionary<ulong, List<BlockPlace>> _clients = [];

    public DeleteSet Deletes { get; } = new();

    public static BlockIndex Read(IReadOnlyList<ReadOnlyMemory<byte>> updates, WorkBudget budget)
    {
        var index = new BlockIndex();
        for (var i = 0; i < updates.Count; i++) index.Read(updates[i].Span, i, budget);
        return index;
    }

    /// <summary>The clients, highest first.</summary>
    public ulong[] Clients()
    {
        var clients = _clients.Keys.ToArray();
        Array.Sort(clients, static (a, b) => b.CompareTo(a));
        return clients;
    }

    /// <summary>The structs of a client by clock; of two at one clock the longer comes first, then the earlier update.</summary>
    public ReadOnlySpan<BlockPlace> Of(ulong client)
    {
        var places = CollectionsMarshal.AsSpan(_clients[client]);
        for (var i = 1; i < places.Length; i++)
        {
            if (Compare(places[i - 1], places[i]) <= 0) continue;
            places.Sort(Compare);
            break;
        }

        return places;
    }

    private static int Compare(BlockPlace a, BlockPlace b)
    {
        if (a.Clock != b.Clock) return a.Clock.CompareTo(b.Clock);
        if (a.Length != b.Length) return b.Length.CompareTo(a.Length);
        return a.Update != b.Update ? a.Update.CompareTo(b.Update) : a.Start.CompareTo(b.Start);
    }

    private void Read(ReadOnlySpan<byte> update, int number, WorkBudget budget)
    {
        var reader = new BlockReader(update, budget);
        var block = default(Block);
        List<BlockPlace>? places = null;
        var client = 0UL;
        while (reader.Next(ref block))
        {
            if (block.Kind == ContentKind.Skip) continue;
            if (places is null || client != block.Client)
            {
                client = block.Client;
                places = CollectionsMarshal.GetValueRefOrAddDefault(_clients, client, out _) ??= [];
            }

            places.Add(new BlockPlace(block.Clock, block.Length, number, block.Start, block.End));
        }

        Deletes.AddEncoded(update[reader.Position..]);
    }
}
