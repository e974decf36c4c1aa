using Tutti.Crdt.Encoding;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Structs;

/// <summary>Deletions of clocks that are not there yet.</summary>
internal sealed class PendingDeletes
{
    private Dictionary<ulong, ClockRanges> _clients = [];
    private Dictionary<ulong, ClockRanges>? _saved;

    public int Count => _clients.Count;

    public void Add(ClockRange range)
    {
        Save();
        if (!_clients.TryGetValue(range.Client, out var ranges)) _clients[range.Client] = ranges = new ClockRanges();
        ranges.Append(range.Start, range.End);
    }

    /// <summary>Takes out what a client has come far enough for.</summary>
    public List<ClockRange> TakeBefore(ClientStructs client)
    {
        var taken = new List<ClockRange>();
        if (!_clients.TryGetValue(client.Id, out var ranges) || ranges.Count == 0 || ranges[0].Start >= client.State) return taken;
        Save();
        ranges = _clients[client.Id];
        _clients.Remove(client.Id);
        for (var i = 0; i < ranges.Count; i++) taken.Add(new ClockRange(client.Id, ranges[i].Start, ranges[i].End));
        return taken;
    }

    public void CheckSize(WorkBudget budget)
    {
        if (_clients.Values.Sum(ranges => (long)ranges.Count) > budget.MaxPendingDeletes)
            CrdtException.Throw(CrdtError.TooLarge, "More deletions wait for what they delete than allowed.");
    }

    public void Restore()
    {
        if (_saved is not null) _clients = _saved;
    }

    public void Settle() => _saved = null;

    public byte[] ToUpdate()
    {
        var deletes = new DeleteSet();
        foreach (var (client, ranges) in _clients)
        {
            for (var i = 0; i < ranges.Count; i++) deletes.Append(new ClockRange(client, ranges[i].Start, ranges[i].End));
        }

        var output = new Lib0Writer();
        output.WriteVarUint(0);
        output.WriteBytes(deletes.Encode());
        return output.ToArray();
    }

    // Only an update that leaves deletions waiting, or ends their waiting, pays for the copy.
    private void Save() => _saved ??= _clients.ToDictionary(pair => pair.Key, pair => pair.Value.Copy());
}
