using Tutti.Connections;
using Tutti.Crdt;
using Tutti.Crdt.Protocol;
using Tutti.Crdt.Updates;
using Frame = Tutti.Connections.Frame;

namespace Tutti.Rooms;

/// <summary>
/// The committed document of a room, kept encoded: a merged base and the updates since. Merging happens when someone
/// asks for the whole, and serves everyone who asks until the next update.
/// </summary>
internal sealed class RoomState
{
    private readonly List<ReadOnlyMemory<byte>> _tail = [];
    private ReadOnlyMemory<byte> _base = Update.Empty;
    private long _tailBytes;
    private Frame? _fullFrame;

    /// <summary>About how large the document is, encoded.</summary>
    public long Bytes => _base.Length + _tailBytes;

    /// <summary>Reads a stored room. Damage ends in an exception: a room is never opened on half of its document.</summary>
    public static RoomState Load(StoredRoom stored, KnownState known)
    {
        var state = new RoomState();
        if (stored.Snapshot is { } snapshot)
        {
            state._base = snapshot.Data;
            known.Add(snapshot.Data);
        }
        foreach (var chunk in stored.Chunks)
        {
            foreach (var entry in Chunk.Read(chunk.Data))
            {
                known.Add(entry.Update.Span);
                state.Append(entry.Update);
            }
        }
        return state;
    }

    public void Append(ReadOnlyMemory<byte> update)
    {
        _tail.Add(update);
        _tailBytes += update.Length;
        _fullFrame = null;
    }

    /// <summary>The whole document as one update.</summary>
    public ReadOnlyMemory<byte> Full()
    {
        if (_tail.Count == 0) return _base;
        _base = Update.Compact([_base, .. _tail]);
        _tail.Clear();
        _tailBytes = 0;
        return _base;
    }

    /// <summary>The answer to a sync step 1: what the asker lacks.</summary>
    public Frame AnswerTo(ReadOnlySpan<byte> stateVector)
    {
        var full = Full();
        var vector = StateVector.Decode(stateVector, WorkBudget.Default);
        // Nearly everyone who joins has nothing yet: they all get the same frame.
        if (vector.Count == 0) return _fullFrame ??= Encode(full.Span);
        return Encode(Update.Diff(full.Span, stateVector, budget: WorkBudget.Trusted));
    }

    private static Frame Encode(ReadOnlySpan<byte> update)
    {
        Span<byte> head = stackalloc byte[16];
        head[0] = MessageType.Sync;
        head[1] = (byte)SyncStep.Step2;
        var length = 2;
        var value = (uint)update.Length;
        for (; value > 0x7f; value >>= 7) head[length++] = (byte)(value | 0x80);
        head[length++] = (byte)value;
        return Frame.Binary(head[..length], update, FrameKind.State);
    }
}
