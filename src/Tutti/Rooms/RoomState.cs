using Tutti.Connections;
using Tutti.Crdt;
using Tutti.Crdt.Protocol;
using Tutti.Crdt.Updates;
using Tutti.Rooms.States;
using Frame = Tutti.Connections.Frame;

namespace Tutti.Rooms;

/// <summary>
/// The committed document of a room, kept encoded: a merged base and the updates since. Joining them serves everyone who
/// asks until the next update; a large base is shared as it is, with what came since behind it.
/// </summary>
internal sealed class RoomState(RoomKey key, Guid epoch)
{
    // Below this, joining costs less than sending two frames.
    private const int Small = 64 * 1024;

    // The tail of a large document is joined to it when it has grown to this share of it.
    private const int TailShare = 8;

    private readonly List<ReadOnlyMemory<byte>> _tail = [];
    private ReadOnlyMemory<byte> _base = Update.Empty;
    private long _tailBytes, _baseNumber, _head;
    private Frame? _baseFrame;
    private StateVector? _baseVector;
    private ReadOnlyMemory<byte> _baseDeletes;
    private RoomReading? _reading;

    /// <summary>About how large the document is, encoded.</summary>
    public long Bytes => _base.Length + _tailBytes;

    /// <summary>Reads a stored room. Damage ends in an exception: a room is never opened on half of its document.</summary>
    public static RoomState Load(RoomKey key, StoredRoom stored, KnownState known)
    {
        var state = new RoomState(key, stored.Epoch) { _head = stored.Snapshot?.LastSeq ?? 0 };
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
        state._head = stored.Position.Head;
        return state;
    }

    public void Append(ReadOnlyMemory<byte> update)
    {
        _tail.Add(update);
        _tailBytes += update.Length;
        _head++;
        _reading = null;
    }

    /// <summary>The document as it is now, for whoever joins it elsewhere; the same one until the next update.</summary>
    public RoomReading Read() => _reading ??= new RoomReading(key, epoch, _head, _baseNumber, [_base, .. _tail]);

    /// <summary>Takes what was joined elsewhere in the place of its parts, unless that was done already.</summary>
    public void Adopt(RoomReading reading)
    {
        if (reading.BaseNumber != _baseNumber || reading.Since == 0 || !reading.IsJoined) return;
        _base = reading.Whole;
        _baseNumber++;
        _baseFrame = null;
        _baseVector = null;
        foreach (var update in _tail.Take(reading.Since)) _tailBytes -= update.Length;
        _tail.RemoveRange(0, reading.Since);
        _reading = null;
    }

    /// <summary>The whole document as one update.</summary>
    public ReadOnlyMemory<byte> Full()
    {
        if (_tail.Count == 0) return _base;
        var reading = Read();
        _ = reading.Whole;
        Adopt(reading);
        return _base;
    }

    /// <summary>The answer to a sync step 1: what the asker lacks, in one frame or two.</summary>
    public IEnumerable<Frame> AnswerTo(ReadOnlySpan<byte> stateVector)
    {
        var known = StateVector.Decode(stateVector, WorkBudget.Default);
        if (_tailBytes > Math.Max(Small, _base.Length / TailShare) || _base.Length < Small) Full();
        // Nearly everyone who joins has nothing yet: they all get the same frame, and what came since behind it.
        if (known.Count == 0) return _tail.Count == 0 ? [BaseFrame()] : [BaseFrame(), Tail()];
        if (_base.Length < Small) return [Step2(Update.Diff(Full().Span, stateVector, budget: WorkBudget.Trusted))];
        var update = HasAllOfBase(known)
            ? Update.Diff(Update.Merge([_baseDeletes, .. _tail]), stateVector, budget: WorkBudget.Trusted)
            : Update.Diff(Full().Span, stateVector, budget: WorkBudget.Trusted);
        return [Step2(update)];
    }

    // Who has all structs of a large base, as after a download, is not made to wait for a walk through it.
    private bool HasAllOfBase(StateVector known)
    {
        if (_baseVector is null)
        {
            var encoded = Update.EncodeStateVector(_base.Span);
            _baseVector = StateVector.Decode(encoded, WorkBudget.Trusted);
            _baseDeletes = Update.Diff(_base.Span, encoded, budget: WorkBudget.Trusted);
        }
        foreach (var client in _baseVector.Clients)
        {
            if (known[client] < _baseVector[client]) return false;
        }
        return true;
    }

    private Frame BaseFrame()
    {
        Span<byte> head = stackalloc byte[16];
        return _baseFrame ??= Frame.Shared(head[..WriteHead(head, _base.Length)], _base, FrameKind.State);
    }

    private Frame Tail() =>
        Frame.Binary(SyncMessage.ToFrame(SyncStep.Update, _tail.Count == 1 ? _tail[0].Span : Update.Merge(_tail)), FrameKind.Document);

    private static Frame Step2(ReadOnlySpan<byte> update)
    {
        Span<byte> head = stackalloc byte[16];
        return Frame.Binary(head[..WriteHead(head, update.Length)], update, FrameKind.State);
    }

    private static int WriteHead(Span<byte> head, int size)
    {
        head[0] = MessageType.Sync;
        head[1] = (byte)SyncStep.Step2;
        var length = 2;
        var value = (uint)size;
        for (; value > 0x7f; value >>= 7) head[length++] = (byte)(value | 0x80);
        head[length++] = (byte)value;
        return length;
    }
}
