using System.Text;
using Tutti.Access;
using Tutti.Rooms;
using Tutti.Store;

namespace Tutti.Actions.Events;

/// <summary>The events of a document as they were written down, for rooms and for whoever catches up.</summary>
internal sealed class EventHistory(IStore store) : IRoomEvents
{
    public long Last(DocumentId document)
    {
        using var connection = store.OpenRead();
        return Dapper.SqlMapper.QueryFirstOrDefault<long?>(
            connection, "SELECT number FROM event_counter WHERE scope = @scope", new { scope = EventCounters.DocumentScope(document.ToString()) }) ?? 0;
    }

    public async ValueTask<IReadOnlyList<RoomEvent>> AfterAsync(
        DocumentId document, long after, int most, CancellationToken cancellationToken)
    {
        using var connection = store.OpenRead();
        var rows = await new Db(connection, null).ListAsync<EventReading>(
            """
            SELECT e.number, e.type, e.at, e.audience, e.data, e.person_id, p.name AS person_name, p.color AS person_color,
              p.avatar AS person_avatar
            FROM event e LEFT JOIN person p ON p.id = e.person_id
            WHERE e.document_id = @document AND e.number > @after ORDER BY e.number LIMIT @most
            """,
            new { document, after, most });
        return [.. rows.Select(row => EventFrames.Of(
            document, row.Number, row.Type, row.Person, row.At, (Permission)row.Audience, Encoding.UTF8.GetBytes(row.Data)))];
    }

    private sealed class EventReading : Performer
    {
        public long Number { get; init; }

        public string Type { get; init; } = "";

        public string At { get; init; } = "";

        public int Audience { get; init; }

        public string Data { get; init; } = "";
    }
}

/// <summary>Who did something, as a row joined with the people gives it.</summary>
internal abstract class Performer
{
    public PersonId PersonId { get; init; }

    public string? PersonName { get; init; }

    public string? PersonColor { get; init; }

    public string? PersonAvatar { get; init; }

    // The first events were written before everyone who did something was kept.
    public Person Person => new(PersonId, PersonName ?? "Someone", PersonColor ?? PersonColors.For(PersonId), PersonAvatar);
}
