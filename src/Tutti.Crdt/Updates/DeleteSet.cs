using System.Runtime.InteropServices;
using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Updates;

/// <summary>Which clocks of which clients are deleted, as sorted ranges that never touch.</summary>
public sealed class DeleteSet
{
    private readonly Dictionary<ulong, ClockRanges> _clients = [];
    private ulong _lastClient;
    private ClockRanges? _lastRanges;

    /// <summary>Whether nothing is deleted.</summary>
    public bool IsEmpty => _clients.Count == 0;

    /// <summary>How many ranges there are over all clients.</summary>
    public int RangeCount => _clients.Values.Sum(ranges => ranges.Count);

    /// <summary>Reads a delete set in version 1.</summary>
    public static DeleteSet Decode(ReadOnlySpan<byte> bytes)
    {
        var set = new DeleteSet();
        set.AddEncoded(bytes);
        return set;
    }

    /// <summary>Whether all of <paramref name="length"/> clocks from <paramref name="clock"/> are deleted.</summary>
    public bool Contains(ulong client, long clock, long length = 1) =>
        Find(client) is { } ranges && ranges.Contains(clock, clock + length);

    /// <summary>Adds a deletion; false when all of it was there.</summary>
    public bool Add(ulong client, long clock, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(clock);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        return Add(new ClockRange(client, clock, clock + length));
    }

    /// <summary>All ranges, highest client first, each client's in order.</summary>
    public IEnumerable<ClockRange> Ranges()
    {
        foreach (var client in SortedClients())
        {
            var ranges = _clients[client];
            for (var i = 0; i < ranges.Count; i++) yield return new ClockRange(client, ranges[i].Start, ranges[i].End);
        }
    }

    /// <summary>All ranges, the client that was added first first, each client's in order.</summary>
    internal IEnumerable<ClockRange> RangesAsTheyCame()
    {
        foreach (var (client, ranges) in _clients)
        {
            for (var i = 0; i < ranges.Count; i++) yield return new ClockRange(client, ranges[i].Start, ranges[i].End);
        }
    }

    /// <summary>Writes the delete set in version 1, highest client first as Yjs does.</summary>
    public byte[] Encode()
    {
        var output = new Lib0Writer();
        Write(output);
        return output.ToArray();
    }

    internal void AddEncoded(ReadOnlySpan<byte> bytes)
    {
        var reader = new DeleteSetReader(bytes);
        while (reader.Next(out var range)) Append(range);
        reader.End();
    }

    internal bool Add(ClockRange range) => FindOrAdd(range.Client).Add(range.Start, range.End);

    internal void Append(ClockRange range) => FindOrAdd(range.Client).Append(range.Start, range.End);

    internal ClockRanges? Find(ulong client)
    {
        if (client == _lastClient && _lastRanges is not null) return _lastRanges;
        if (!_clients.TryGetValue(client, out var ranges)) return null;
        _lastClient = client;
        _lastRanges = ranges;
        return ranges;
    }

    internal void Write(Lib0Writer output)
    {
        output.WriteVarUint(_clients.Count);
        foreach (var client in SortedClients())
        {
            var ranges = _clients[client];
            output.WriteClient(client);
            output.WriteVarUint(ranges.Count);
            for (var i = 0; i < ranges.Count; i++)
            {
                output.WriteVarUint(ranges[i].Start);
                output.WriteVarUint(ranges[i].End - ranges[i].Start);
            }
        }
    }

    private ClockRanges FindOrAdd(ulong client)
    {
        if (Find(client) is { } known) return known;
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_clients, client, out _);
        return slot ??= new ClockRanges();
    }

    private ulong[] SortedClients()
    {
        var clients = _clients.Keys.ToArray();
        Array.Sort(clients, static (a, b) => b.CompareTo(a));
        return clients;
    }
}
