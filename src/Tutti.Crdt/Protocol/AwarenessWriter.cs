using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Protocol;

/// <summary>Collects entries of an awareness update, and can be used again.</summary>
public sealed class AwarenessWriter
{
    private readonly Lib0Writer _entries = new(256);
    private readonly Lib0Writer _update = new(256);

    /// <summary>How many entries were added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an id that is there, with its state as UTF-8 JSON.</summary>
    public void Add(ulong client, long clock, ReadOnlySpan<byte> state)
    {
        _entries.WriteClient(client);
        _entries.WriteVarUint(clock);
        _entries.WriteVarBytes(state);
        Count++;
    }

    /// <summary>Adds an id that has left.</summary>
    public void AddRemoval(ulong client, long clock) => Add(client, clock, "null"u8);

    /// <summary>The awareness update on its own.</summary>
    public byte[] ToUpdate()
    {
        WriteUpdate();
        return _update.ToArray();
    }

    /// <summary>The awareness update as a whole frame.</summary>
    public byte[] ToFrame()
    {
        WriteUpdate();
        var frame = new Lib0Writer(_update.Length + 16);
        frame.WriteVarUint(MessageType.Awareness);
        frame.WriteVarBytes(_update.Written);
        return frame.ToArray();
    }

    /// <summary>Forgets all entries.</summary>
    public void Reset()
    {
        _entries.Reset();
        Count = 0;
    }

    private void WriteUpdate()
    {
        _update.Reset();
        _update.WriteVarUint(Count);
        _update.WriteBytes(_entries.Written);
    }
}
