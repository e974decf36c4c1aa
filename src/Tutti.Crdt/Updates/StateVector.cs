using System.Runtime.InteropServices;
using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Updates;

/// <summary>For each client the clock its next struct will have: what of a document is known.</summary>
public sealed class StateVector
{
    private readonly Dictionary<ulong, long> _clocks = [];

    // Typing asks for one client again and again.
    private ulong _lastClient;
    private long _lastClock;

    /// <summary>How many clients have structs.</summary>
    public int Count => _clocks.Count;

    /// <summary>The clients that have structs, in no order.</summary>
    public IReadOnlyCollection<ulong> Clients => _clocks.Keys;

    /// <summary>The next clock of a client; 0 for one that is not known.</summary>
    public long this[ulong client]
    {
        get
        {
            if (client == _lastClient) return _lastClock;
            _lastClient = client;
            return _lastClock = _clocks.GetValueOrDefault(client);
        }
    }

    /// <summary>Reads a state vector.</summary>
    public static StateVector Decode(ReadOnlySpan<byte> bytes, WorkBudget? budget = null)
    {
        var input = new Lib0Reader(bytes);
        var count = input.ReadVarUint();
        if (count > input.Remaining / 2)
            CrdtException.Throw(CrdtError.Truncated, "A state vector announces more entries than it has bytes for.");
        if (count > (budget ?? WorkBudget.Default).MaxStateVectorEntries)
            CrdtException.Throw(CrdtError.TooLarge, "A state vector has more entries than allowed.");
        var vector = new StateVector();
        for (; count > 0; count--) vector.Set(input.ReadClient(), input.ReadVarUint());
        input.End();
        return vector;
    }

    /// <summary>Writes the state vector, highest client first as Yjs does.</summary>
    public byte[] Encode()
    {
        var clients = _clocks.Keys.ToArray();
        Array.Sort(clients, static (a, b) => b.CompareTo(a));
        var output = new Lib0Writer(16 + (clients.Length * 12));
        output.WriteVarUint(clients.Length);
        foreach (var client in clients)
        {
            output.WriteClient(client);
            output.WriteVarUint(_clocks[client]);
        }

        return output.ToArray();
    }

    /// <summary>Raises the clock of a client; false when it is already there.</summary>
    public bool TryAdvance(ulong client, long clock)
    {
        if (clock <= this[client]) return false;
        Set(client, clock);
        return true;
    }

    /// <summary>Whether a clock of a client is known.</summary>
    public bool Contains(ulong client, long clock) => clock < this[client];

    private void Set(ulong client, long clock)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_clocks, client, out _) = clock;
        _lastClient = client;
        _lastClock = clock;
    }
}
