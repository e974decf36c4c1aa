namespace Tutti.Rooms;

/// <summary>
/// The events of a room in the order of their numbers: what came early waits for what is before it, what came twice is
/// dropped, and the last ones are kept for those who come back.
/// </summary>
/// <param name="last">The number of the document's last event.</param>
internal sealed class EventFeed(long last)
{
    private const int MostKept = 128, MostEarly = 1_024;

    private readonly Queue<RoomEvent> _kept = new();
    private readonly SortedDictionary<long, RoomEvent> _early = [];
    private long _highest = last;

    /// <summary>The number up to which everything has been passed on.</summary>
    public long Last { get; private set; } = last;

    /// <summary>Whether something before an event that came is missing.</summary>
    public bool HasGap => _highest > Last;

    /// <summary>Takes an event.</summary>
    /// <returns>What is to be passed on now, in order.</returns>
    public IReadOnlyList<RoomEvent> Add(RoomEvent happened)
    {
        if (happened.Number <= Last) return [];
        _highest = Math.Max(_highest, happened.Number);
        // One that finds no room is read from the store when its turn comes.
        if (_early.Count < MostEarly || happened.Number == Last + 1) _early[happened.Number] = happened;
        var next = new List<RoomEvent>();
        while (_early.Remove(Last + 1, out var one))
        {
            Last++;
            next.Add(one);
            _kept.Enqueue(one);
            if (_kept.Count > MostKept) _kept.Dequeue();
        }
        return next;
    }

    /// <summary>The events after a number as far as they are kept; null when the first of them is not.</summary>
    public IEnumerable<RoomEvent>? After(long number)
    {
        if (number >= Last) return [];
        return _kept.TryPeek(out var first) && first.Number <= number + 1 ? _kept.Where(one => one.Number > number) : null;
    }
}

/// <summary>Events as they were read from the store.</summary>
/// <param name="Events">In order; null when the store did not answer.</param>
/// <param name="Last">The number of the last event in the store.</param>
internal sealed record EventReading(IReadOnlyList<RoomEvent>? Events, long Last);
