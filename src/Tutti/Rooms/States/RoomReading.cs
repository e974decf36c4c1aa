using Tutti.Crdt.Updates;

namespace Tutti.Rooms.States;

/// <summary>
/// The committed document of a room at one moment, in parts. Whoever needs the whole joins the parts, once for all who
/// hold the same reading, on a thread of their own and not on the room's loop.
/// </summary>
internal sealed class RoomReading(RoomKey key, Guid epoch, long head, long baseNumber, IReadOnlyList<ReadOnlyMemory<byte>> parts)
{
    private readonly Lock _gate = new();
    private readonly int _since = parts.Count - 1;
    private IReadOnlyList<ReadOnlyMemory<byte>>? _parts = parts;
    private ReadOnlyMemory<byte> _whole;

    public RoomKey Key { get; } = key;

    public Guid Epoch { get; } = epoch;

    /// <summary>The number of the last update in it: the document's version.</summary>
    public long Head { get; } = head;

    /// <summary>Which base the first part is, for the room that takes the whole in its place.</summary>
    public long BaseNumber { get; } = baseNumber;

    /// <summary>How many updates lie behind the base.</summary>
    public int Since => _since;

    /// <summary>About how large the whole is.</summary>
    public long Bytes { get; } = parts.Sum(part => (long)part.Length);

    private bool _isTold;

    /// <summary>Whether the room is still to be told that the parts are joined; true once.</summary>
    public bool TakeNews() => !Interlocked.Exchange(ref _isTold, true);

    /// <summary>Whether the parts have been joined, or there was but one.</summary>
    public bool IsJoined
    {
        get
        {
            lock (_gate) return _parts is null || _since == 0;
        }
    }

    /// <summary>The whole document as one update of version 1.</summary>
    public ReadOnlyMemory<byte> Whole
    {
        get
        {
            lock (_gate)
            {
                if (_parts is not { } parts) return _whole;
                _whole = _since == 0 ? parts[0] : Update.Compact(parts);
                _parts = null;
                return _whole;
            }
        }
    }
}
