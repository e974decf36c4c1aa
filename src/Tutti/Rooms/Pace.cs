namespace Tutti.Rooms;

/// <summary>
/// When a room sends: edits at once while it is quiet, and once per tick when it delivers so much that one merged frame
/// is cheaper than a frame for each edit and person; presence always once per tick, of a length that suits the crowd.
/// All times are in milliseconds of one clock.
/// </summary>
internal sealed class Pace(int busyDeliveries)
{
    private const long Window = 250, ShortTick = 16, LongTick = 40;

    // From so many times the busy rate on a room takes the long tick: still below what a person notices, at half the cost.
    private const int CrowdFactor = 10;

    private const long LongAgo = long.MinValue / 2;

    private bool _isCrowded;
    private long _windowStart, _deliveries, _lastEdits = LongAgo, _lastPresence = LongAgo;
    private long? _editsDue, _presenceDue;

    /// <summary>Whether edits wait for the tick.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>How long edits are gathered while the room is busy.</summary>
    private long EditTick => _isCrowded ? LongTick : ShortTick;

    /// <summary>When the next tick is due, or null when nothing waits for one.</summary>
    public long? NextDue => _editsDue is { } edits && _presenceDue is { } presence
        ? Math.Min(edits, presence)
        : _editsDue ?? _presenceDue;

    /// <summary>How often presence goes out: faster than the eye sees with few people, slower with many.</summary>
    public static long PresenceTick(int members) => members switch
    {
        <= 100 => ShortTick,
        <= 250 => LongTick,
        <= 500 => 66,
        _ => 150,
    };

    /// <summary>Counts one edit going to so many people.</summary>
    public void Count(int deliveries, long now)
    {
        if (now - _windowStart >= Window)
        {
            // Windows without any edit between them mean that the room has been quiet.
            var isGoingOn = now - _windowStart < 2 * Window;
            IsBusy = isGoingOn && IsOver(_deliveries, 1);
            _isCrowded = isGoingOn && IsOver(_deliveries, CrowdFactor);
            _deliveries = 0;
            _windowStart = now;
        }
        _deliveries += deliveries;
        IsBusy |= IsOver(_deliveries, 1);
    }

    /// <summary>Edits are waiting.</summary>
    public void WantEdits(long now) => _editsDue ??= IsBusy ? Math.Max(now, _lastEdits + EditTick) : now;

    /// <summary>Presence has changed.</summary>
    public void WantPresence(int members, long now) =>
        _presenceDue ??= Math.Max(now, _lastPresence + Math.Max(PresenceTick(members), IsBusy ? EditTick : 0));

    /// <summary>Whether it is time for edits; if so, their tick begins anew.</summary>
    public bool TakeEdits(long now)
    {
        if (_editsDue is not { } due || due > now) return false;
        _editsDue = null;
        _lastEdits = now;
        return true;
    }

    /// <summary>Whether it is time for presence; if so, its tick begins anew.</summary>
    /// <param name="now">The time.</param>
    /// <param name="withEdits">Whether edits go out now: presence that is due soon goes along, in the same write.</param>
    public bool TakePresence(long now, bool withEdits)
    {
        if (_presenceDue is not { } due || due > now + (withEdits ? EditTick / 2 : 0)) return false;
        _presenceDue = null;
        _lastPresence = now;
        return true;
    }

    private bool IsOver(long deliveries, int times) => deliveries * 1000 / Window > (long)busyDeliveries * times;
}
