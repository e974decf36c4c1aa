namespace Tutti.Connections;

/// <summary>
/// What went over the connections of each document since somebody is there. When the last one leaves, its figures are forgotten.
/// </summary>
internal sealed class ConnectionFigures(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<DocumentId, Place> _places = [];

    /// <summary>Counts a connection in. Who it is has been proven.</summary>
    public void Enter(DocumentId document, Connection connection)
    {
        lock (_gate)
        {
            if (!_places.TryGetValue(document, out var place)) _places.Add(document, place = new Place(clock.GetUtcNow()));
            place.Open.Add(connection);
        }
    }

    /// <summary>Counts it out.</summary>
    public void Leave(DocumentId document, Connection connection)
    {
        lock (_gate)
        {
            if (!_places.TryGetValue(document, out var place) || !place.Open.Remove(connection)) return;
            if (place.Open.Count == 0) _places.Remove(document);
            else place.Ended.Add(connection.Meter.Read(clock.GetUtcNow()));
        }
    }

    /// <summary>The figures of a document; null when nobody is there.</summary>
    public DocumentFigures? Of(DocumentId document)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            if (!_places.TryGetValue(document, out var place)) return null;
            var all = place.Ended;
            foreach (var connection in place.Open) all.Add(connection.Meter.Read(now));
            return new DocumentFigures(
                place.OpenedAt,
                all,
                place.Open.Select(connection => connection.Person).OfType<PersonId>().ToHashSet(),
                [.. place.Open.CountBy(connection => connection.Dialect)],
                [.. place.Open.CountBy(connection => connection.Transport)]);
        }
    }

    private sealed class Place(DateTimeOffset openedAt)
    {
        public DateTimeOffset OpenedAt => openedAt;

        public HashSet<Connection> Open { get; } = [];

        // A sum of those that have ended, so that it stays small.
        public Figures Ended;
    }
}

/// <summary>What went over one connection, or over several together.</summary>
internal struct Figures
{
    public long Connections, MessagesIn, MessagesOut, BytesIn, BytesOut;

    public TimeSpan Longest, Together;

    public void Add(Figures other)
    {
        Connections += other.Connections;
        MessagesIn += other.MessagesIn;
        MessagesOut += other.MessagesOut;
        BytesIn += other.BytesIn;
        BytesOut += other.BytesOut;
        Longest = other.Longest > Longest ? other.Longest : Longest;
        Together += other.Together;
    }
}

/// <summary>The figures of one document.</summary>
/// <param name="OpenedAt">Since when somebody is there without a break.</param>
/// <param name="All">What went over all connections since then.</param>
/// <param name="People">Who is there.</param>
/// <param name="Dialects">How many open connections speak what.</param>
/// <param name="Transports">How many of them travel on what.</param>
internal sealed record DocumentFigures(
    DateTimeOffset OpenedAt,
    Figures All,
    IReadOnlySet<PersonId> People,
    IReadOnlyList<KeyValuePair<Dialect, int>> Dialects,
    IReadOnlyList<KeyValuePair<Transport, int>> Transports);
