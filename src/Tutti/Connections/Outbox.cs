using System.Buffers;

namespace Tutti.Connections;

/// <summary>
/// What waits to go out on one socket, and the only one who writes to it. Bounded; when a reader is too slow,
/// presence is skipped first, then queued document updates are dropped for one full state, then the socket is closed.
/// Putting a frame in never waits, so one slow reader holds up nobody.
/// </summary>
internal sealed class Outbox(Stream stream, IOutboxOwner owner, OutboxLimits limits)
{
    // Enough to put what one tick brings into one write, small enough to come from the shared pool.
    private const int WriteSize = 32 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<Entry> _queue = new();
    private IFrameCoding? _coding;
    private long _queuedBytes, _sentMessages, _sentBytes;
    private bool _writing, _closed, _ended, _presenceSkipped, _awaitingState, _catchingUp;

    /// <summary>Whether everything has been handed to the network.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_gate) return _queue.Count == 0 && !_writing;
        }
    }

    /// <summary>How many messages and bytes have gone out, what the wire itself says included.</summary>
    public (long Messages, long Bytes) Sent
    {
        get
        {
            lock (_gate) return (_sentMessages, _sentBytes);
        }
    }

    /// <summary>Whether it is less than half full, so that what can wait may go in.</summary>
    public bool HasRoom
    {
        get
        {
            lock (_gate) return _closed || (_queue.Count < (limits.Frames + 1) / 2 && _queuedBytes < limits.Bytes / 2);
        }
    }

    /// <summary>Queues a frame that is encoded already. Call <see cref="Flush"/> when the tick's frames are in.</summary>
    public void Enqueue(Frame frame)
    {
        if (_coding is null) Enqueue(frame.Bytes, frame.Kind, frame.Rest);
        else _coding.Enqueue(this, frame);
    }

    /// <summary>From now on every frame is coded anew for this receiver, instead of going out as the bytes that all share.</summary>
    public void CodeWith(IFrameCoding coding) => _coding = coding;

    /// <summary>As <see cref="Enqueue(Frame)"/>, for bytes that are framed already: pings, closes, coded frames.</summary>
    public void Enqueue(ReadOnlyMemory<byte> bytes, FrameKind kind, ReadOnlyMemory<byte> rest = default)
    {
        OutboxOverflow? overflow;
        lock (_gate) overflow = Add(bytes, kind, rest);
        if (overflow is { } what) owner.Overflowed(what);
    }

    /// <summary>As <see cref="Enqueue(ReadOnlyMemory{byte}, FrameKind, ReadOnlyMemory{byte})"/>, for the close: whatever comes later is dropped.</summary>
    // A browser that is sent anything behind the close takes the connection for broken, and never learns why it ended.
    public void EnqueueLast(ReadOnlyMemory<byte> bytes)
    {
        OutboxOverflow? overflow;
        lock (_gate)
        {
            overflow = Add(bytes, FrameKind.Control, default);
            _ended = true;
        }
        if (overflow is { } what) owner.Overflowed(what);
    }

    /// <summary>Starts writing unless a write is under way, which then takes along what is queued now.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            if (_writing || _closed || _queue.Count == 0) return;
            _writing = true;
        }
        _ = WriteAsync();
    }

    /// <summary>Forgets everything queued; later frames are dropped.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _queue.Clear();
            _queuedBytes = 0;
        }
    }

    private OutboxOverflow? Add(ReadOnlyMemory<byte> bytes, FrameKind kind, ReadOnlyMemory<byte> rest)
    {
        if (_closed || _ended) return null;
        var full = _queue.Count >= limits.Frames || (_queue.Count > 0 && _queuedBytes + bytes.Length > limits.Bytes);
        switch (kind)
        {
            case FrameKind.Presence when full || _queuedBytes > limits.Bytes / 4:
                _presenceSkipped = true;
                return null;
            case FrameKind.Document when _awaitingState:
                return null;
            case FrameKind.Document when full && _catchingUp:
                // The second time before the first full state got through: it will never keep up.
                return OutboxOverflow.Hopeless;
            case FrameKind.Document when full:
                DropDocumentFrames();
                _awaitingState = true;
                return null;
            case FrameKind.Control when full:
                return OutboxOverflow.Hopeless;
            case FrameKind.State:
                // From here on every update is wanted again; they follow the state in the queue.
                _catchingUp = _awaitingState;
                _awaitingState = false;
                break;
        }
        Queue(new Entry(bytes, kind, IsBeginning: true));
        if (!rest.IsEmpty) Queue(new Entry(rest, kind, IsBeginning: false));
        return null;
    }

    // A state does not count: its bytes are shared, and what follows it must find room while a large one goes out.
    private static int Weight(Entry entry) => entry.Kind == FrameKind.State ? 0 : entry.Bytes.Length;

    private void Queue(Entry entry)
    {
        _queue.Enqueue(entry);
        _queuedBytes += Weight(entry);
    }

    private void DropDocumentFrames()
    {
        for (var left = _queue.Count; left > 0; left--)
        {
            var entry = _queue.Dequeue();
            if (entry.Kind is FrameKind.Document or FrameKind.Presence)
            {
                _queuedBytes -= entry.Bytes.Length;
                _presenceSkipped |= entry.Kind == FrameKind.Presence;
            }
            else
            {
                _queue.Enqueue(entry);
            }
        }
    }

    private async Task WriteAsync()
    {
        byte[]? rented = null;
        try
        {
            while (Next(ref rented) is { Length: > 0 } bytes)
            {
                // In pieces, so that one large state is not copied whole into the network's buffers.
                for (var rest = bytes; !rest.IsEmpty; rest = rest[Math.Min(rest.Length, WriteSize)..])
                    await stream.WriteAsync(rest[..Math.Min(rest.Length, WriteSize)]);
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // The other side is gone; the read loop finds out too and ends the connection.
            Close();
        }
        finally
        {
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        }
    }

    // The next bytes to write: one frame as it is, or several small ones put together, since each write costs a system call.
    private ReadOnlyMemory<byte> Next(ref byte[]? rented)
    {
        OutboxOverflow? caughtUp = null;
        ReadOnlyMemory<byte> next = default;
        lock (_gate)
        {
            if (_queue.TryDequeue(out var first))
            {
                next = first.Bytes;
                TakeOut(first);
                if (_queue.TryPeek(out var second) && first.Bytes.Length + second.Bytes.Length <= WriteSize)
                {
                    rented ??= ArrayPool<byte>.Shared.Rent(WriteSize);
                    first.Bytes.CopyTo(rented);
                    var length = first.Bytes.Length;
                    while (_queue.TryPeek(out var more) && length + more.Bytes.Length <= WriteSize)
                    {
                        more.Bytes.CopyTo(rented.AsMemory(length));
                        length += more.Bytes.Length;
                        TakeOut(more);
                        _queue.Dequeue();
                    }
                    next = rented.AsMemory(0, length);
                }
            }
            else
            {
                _writing = false;
                _catchingUp = false;
                caughtUp = TakeMissed();
            }
        }
        if (caughtUp is { } missed) owner.Overflowed(missed);
        return next;
    }

    private void TakeOut(Entry entry)
    {
        _queuedBytes -= Weight(entry);
        _sentBytes += entry.Bytes.Length;
        if (entry.IsBeginning) _sentMessages++;
    }

    private OutboxOverflow? TakeMissed()
    {
        if (_awaitingState)
        {
            _presenceSkipped = false;
            return OutboxOverflow.NeedsState;
        }
        if (!_presenceSkipped) return null;
        _presenceSkipped = false;
        return OutboxOverflow.NeedsPresence;
    }

    // A large frame lies in two: its beginning, and the end of its payload.
    private readonly record struct Entry(ReadOnlyMemory<byte> Bytes, FrameKind Kind, bool IsBeginning);
}

/// <summary>How much may wait on one socket.</summary>
internal readonly record struct OutboxLimits(long Bytes, int Frames);

/// <summary>What a reader that was too slow needs.</summary>
internal enum OutboxOverflow
{
    /// <summary>It has caught up, and missed presence: send all of it again.</summary>
    NeedsPresence,

    /// <summary>It has caught up, and missed updates: send the whole state.</summary>
    NeedsState,

    /// <summary>It does not keep up at all: close with 1013.</summary>
    Hopeless,
}

/// <summary>Whose outbox it is; told when a slow reader needs something. Must return at once.</summary>
internal interface IOutboxOwner
{
    void Overflowed(OutboxOverflow overflow);
}
