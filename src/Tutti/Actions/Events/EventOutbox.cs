using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tutti.Access;
using Tutti.Store;

namespace Tutti.Actions.Events;

/// <summary>
/// Sees to it that each event is told although the server may die between the commit and the telling. Every event has a
/// row here from its own transaction; told ones are taken out together, and what is left at the start, or for too long,
/// is told again. So listeners may hear of an event twice, and nobody misses one.
/// </summary>
internal sealed partial class EventOutbox(
    IStore store, Dispatcher dispatcher, Listeners listeners, EventReader reader, TimeProvider clock, ILogger<EventOutbox> logger)
    : BackgroundService
{
    private const int AtOnce = 500, MostTries = 10;

    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(250), Patience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<Guid, int> _tries = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await TellLeftAsync(clock.GetUtcNow());
            await Task.WhenAll(TakeOutToldAsync(stoppingToken), LookAgainAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await TakeOutAsync();
        }
    }

    private async Task LookAgainAsync(CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(Patience, clock, stop);
            await TellLeftAsync(clock.GetUtcNow() - Patience);
        }
    }

    private async Task TakeOutToldAsync(CancellationToken stop)
    {
        while (await dispatcher.Told.WaitToReadAsync(stop))
        {
            await Task.Delay(Gathering, clock, stop);
            await TakeOutAsync();
        }
    }

    private async Task TakeOutAsync()
    {
        try
        {
            var ids = new List<string>();
            while (ids.Count < AtOnce && dispatcher.Told.TryRead(out var id)) ids.Add(id.ToString("D"));
            if (ids.Count == 0) return;
            using var transaction = await store.BeginAsync(CancellationToken.None);
            foreach (var id in ids) await transaction.Db.RunAsync("DELETE FROM event_outbox WHERE event_id = @id", new { id });
            transaction.Commit();
        }
        catch (Exception exception)
        {
            // They stay and are told once more.
            LogFailed(logger, exception);
        }
    }

    /// <summary>Tells what is left from before a time.</summary>
    public async Task TellLeftAsync(DateTimeOffset before)
    {
        try
        {
            var last = "";
            while (await ReadAsync(last, EventIds.Since(before)) is { Count: > 0 } rows)
            {
                foreach (var row in rows) await TellAsync(row);
                last = rows[^1].Id;
            }
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception);
        }
    }

    private async Task<IReadOnlyList<LeftRow>> ReadAsync(string after, string before)
    {
        using var connection = store.OpenRead();
        return await new Db(connection, null).ListAsync<LeftRow>(
            """
            SELECT e.id, e.document_id, e.workspace_id, e.number, e.type, e.at, e.audience, e.data, e.person_id, p.name AS person_name,
              p.color AS person_color, p.avatar AS person_avatar
            FROM event_outbox o JOIN event e ON e.id = o.event_id LEFT JOIN person p ON p.id = e.person_id
            WHERE o.event_id > @after AND o.event_id < @before ORDER BY o.event_id LIMIT @AtOnce
            """,
            new { after, before, AtOnce });
    }

    private async ValueTask TellAsync(LeftRow row)
    {
        var id = Guid.Parse(row.Id);
        var tries = _tries[id] = _tries.GetValueOrDefault(id) + 1;
        if (tries > MostTries) LogGivenUp(logger, row.Type, row.Id);
        if (tries <= MostTries && !await TryTellAsync(id, row)) return;
        dispatcher.Settle(id);
        _tries.Remove(id);
    }

    private async ValueTask<bool> TryTellAsync(Guid id, LeftRow row)
    {
        try
        {
            var data = Encoding.UTF8.GetBytes(row.Data);
            var isTold = row is not { DocumentId: { } document, Number: { } number }
                || dispatcher.TryPublish(document, EventFrames.Of(document, number, row.Type, row.Person, row.At, (Permission)row.Audience, data));
            if (!isTold) return false;
            if (listeners.EventOf(row.Type) is not { } type) return true;
            var happened = reader.Read(type, row.WorkspaceId, row.DocumentId, data);
            return await dispatcher.TellAsync(new EventRow(id, row.Number, row.Type, row.Person, row.At, data, happened));
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception);
            return false;
        }
    }

    [LoggerMessage(220, LogLevel.Error, "The outbox of events could not be looked after; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);

    [LoggerMessage(221, LogLevel.Error, "Those who listen to {Event} {Id} have failed too often and are not told again")]
    private static partial void LogGivenUp(ILogger logger, string @event, string id);

    private sealed class LeftRow : Performer
    {
        public string Id { get; init; } = "";

        public DocumentId? DocumentId { get; init; }

        public WorkspaceId? WorkspaceId { get; init; }

        public long? Number { get; init; }

        public string Type { get; init; } = "";

        public string At { get; init; } = "";

        public int Audience { get; init; }

        public string Data { get; init; } = "";
    }
}
