using Tutti.Access;
using Tutti.Store;

namespace Tutti.Actions.Events;

/// <summary>
/// The next numbers of some events: of their documents and of their chains. Taken in one order by everyone, so that two
/// transactions wait for each other and never both; held until the transaction ends, so that numbers have no gaps.
/// </summary>
internal sealed class EventCounters
{
    private readonly SortedDictionary<string, Counter> _counters = new(StringComparer.Ordinal);

    /// <summary>Takes as many numbers as the events need.</summary>
    public static async ValueTask<EventCounters> TakeAsync(Db db, IReadOnlyList<(Actor By, IEvent Happened)> events)
    {
        var counters = new EventCounters();
        foreach (var (by, happened) in events)
        {
            if (happened.Document is { } document) counters.Count(DocumentScope(document.ToString()));
            counters.Count(ChainScope(happened.Workspace?.ToString() ?? happened.Document?.ToString() ?? by.Person.Id.ToString()));
        }
        await counters.TakeAsync(db);
        return counters;
    }

    /// <summary>Takes links for rows that have none yet.</summary>
    public static async ValueTask<EventCounters> TakeAsync(Db db, IReadOnlyList<EventFields> rows)
    {
        var counters = new EventCounters();
        foreach (var row in rows) counters.Count(ChainScope(row.OwnChain));
        await counters.TakeAsync(db);
        return counters;
    }

    public static string DocumentScope(string document) => "document/" + document;

    public static string ChainScope(string chain) => "chain/" + chain;

    public long? NextNumber(IEvent happened) =>
        happened.Document is { } document ? ++_counters[DocumentScope(document.ToString())].Last : null;

    /// <summary>Makes a row the next link of its chain.</summary>
    public void Seal(EventFields row)
    {
        var counter = _counters[ChainScope(row.OwnChain)];
        row.Chain = row.OwnChain;
        row.Link = ++counter.Last;
        counter.Hash = row.Hash = row.HashAfter(counter.Hash);
    }

    private void Count(string scope)
    {
        if (!_counters.TryGetValue(scope, out var counter)) _counters[scope] = counter = new Counter();
        counter.Taken++;
    }

    private async ValueTask TakeAsync(Db db)
    {
        foreach (var (scope, counter) in _counters)
        {
            var row = (await db.FirstAsync<CounterRow>(
                """
                INSERT INTO event_counter (scope, number, hash) VALUES (@scope, @taken, '')
                ON CONFLICT (scope) DO UPDATE SET number = event_counter.number + excluded.number
                RETURNING number, hash
                """,
                new { scope, taken = counter.Taken }))!;
            counter.Last = row.Number - counter.Taken;
            counter.Hash = row.Hash;
        }
    }

    private sealed class Counter
    {
        public long Taken { get; set; }

        public long Last { get; set; }

        public string Hash { get; set; } = "";
    }
}

/// <summary>A counter as it is stored.</summary>
internal sealed class CounterRow
{
    public long Number { get; init; }

    public string Hash { get; init; } = "";
}
