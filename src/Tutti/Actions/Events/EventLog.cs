using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace Tutti.Actions.Events;

/// <summary>Writes events down in the transaction of the action that raised them.</summary>
internal sealed class EventLog(ActionJson json)
{
    private static readonly ConcurrentDictionary<Type, string> Names = new();

    public static string NameOf(Type type) =>
        Names.GetOrAdd(type, static type => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Name));

    public async ValueTask<IReadOnlyList<EventRow>> AppendAsync(ActionContext context)
    {
        var rows = new List<EventRow>(context.Events.Count);
        foreach (var happened in context.Events) rows.Add(await AppendAsync(context, happened));
        return rows;
    }

    private async ValueTask<EventRow> AppendAsync(ActionContext context, IEvent happened)
    {
        var id = Guid.CreateVersion7(context.Now);
        var type = NameOf(happened.GetType());
        var data = json.Write(happened);
        // One writer at a time makes the number gapless; a second one would meet the unique index.
        var number = await context.Db.FirstAsync<long?>(
            """
            INSERT INTO event (id, document_id, workspace_id, number, type, person_id, at, session_id, address, data)
            VALUES (@Id, @Document, @Workspace,
              CASE WHEN @Document IS NULL THEN NULL
                   ELSE (SELECT coalesce(max(number), 0) + 1 FROM event WHERE document_id = @Document) END,
              @Type, @Person, @At, @Session, @Address, @Data)
            RETURNING number
            """,
            new
            {
                Id = id.ToString("D"),
                Document = happened.Document?.ToString(),
                Workspace = happened.Workspace?.ToString(),
                Type = type,
                Person = context.Person.Id,
                context.At,
                Session = context.Who?.SessionId,
                context.Caller.Address,
                Data = Encoding.UTF8.GetString(data),
            });
        return new EventRow(id, number, type, context.Person, context.At, data, happened);
    }
}
