using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Tutti.Access;
using Tutti.Store;

namespace Tutti.Actions.Events;

/// <summary>
/// Writes events down in the transaction of the action that raised them: their numbers, their links of the chain, and
/// the note in the outbox that nobody has been told yet.
/// </summary>
internal sealed class EventLog(ActionJson json, TimeProvider clock)
{
    // Three ticks are more than the 4096th part of a millisecond, by which ids sort.
    private const int TicksApart = 3, MostKnown = 100_000;

    private static readonly ConcurrentDictionary<Type, string> Names = new();

    private readonly ConcurrentDictionary<PersonId, bool> _known = new();

    public static string NameOf(Type type) =>
        Names.GetOrAdd(type, static type => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Name));

    /// <summary>Writes down what an action raised.</summary>
    public ValueTask<IReadOnlyList<EventRow>> AppendAsync(ActionContext context)
    {
        if (context.Events.Count == 0) return new([]);
        var actor = context.Actor;
        return AppendAsync(context.Transaction, [.. context.Events.Select(happened => (actor, happened))]);
    }

    /// <summary>Writes events down, in order. It is the last thing a transaction does: the counters stay locked until its end.</summary>
    public async ValueTask<IReadOnlyList<EventRow>> AppendAsync(StoreTransaction transaction, IReadOnlyList<(Actor By, IEvent Happened)> events)
    {
        foreach (var (by, _) in events) await IntroduceAsync(transaction, by.Person);
        var counters = await EventCounters.TakeAsync(transaction.Db, events);
        // With the chain's counter in hand the time is taken, so that ids sort as the links of the chain do.
        var now = clock.GetUtcNow();
        var rows = new List<EventRow>(events.Count);
        for (var i = 0; i < events.Count; i++)
            rows.Add(await AppendAsync(transaction.Db, events[i].By, events[i].Happened, now.AddTicks(i * TicksApart), counters));
        return rows;
    }

    private async ValueTask<EventRow> AppendAsync(Db db, Actor by, IEvent happened, DateTimeOffset now, EventCounters counters)
    {
        var id = EventIds.New(now);
        var data = json.Write(happened);
        var fields = new EventFields
        {
            Id = id.ToString("D"),
            DocumentId = happened.Document?.ToString(),
            WorkspaceId = happened.Workspace?.ToString(),
            Number = counters.NextNumber(happened),
            Type = NameOf(happened.GetType()),
            Category = EventCategories.Of(happened.Category),
            Audience = (int)happened.Audience,
            PersonId = by.Person.Id.ToString(),
            At = Timestamps.Text(now),
            SessionId = by.SessionId,
            Address = by.Address,
            Data = Encoding.UTF8.GetString(data),
        };
        counters.Seal(fields);
        await db.RunAsync(
            """
            INSERT INTO event (id, document_id, workspace_id, number, type, category, audience, person_id, at, session_id, address, data,
              chain, link, hash)
            VALUES (@Id, @DocumentId, @WorkspaceId, @Number, @Type, @Category, @Audience, @PersonId, @At, @SessionId, @Address, @Data,
              @Chain, @Link, @Hash);
            INSERT INTO event_outbox (event_id) VALUES (@Id);
            UPDATE event_counter SET hash = @Hash WHERE scope = 'chain/' || @Chain;
            """,
            fields);
        return new EventRow(id, fields.Number, fields.Type, by.Person, fields.At, data, happened);
    }

    // Whoever did something can be shown later. How a person looks is kept up to date elsewhere (see Memberships).
    private async ValueTask IntroduceAsync(StoreTransaction transaction, Person person)
    {
        if (_known.ContainsKey(person.Id)) return;
        await Memberships.IntroduceAsync(transaction.Db, person);
        transaction.AfterCommit(() =>
        {
            if (_known.Count >= MostKnown) _known.Clear();
            _known[person.Id] = true;
        });
    }
}
