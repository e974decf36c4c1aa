using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tutti.Connections;
using Tutti.Rooms;
using Tutti.Store;

namespace Tutti.Features.Sessions;

/// <summary>
/// Writes down who takes part by a socket, with a transaction for each who came to a document with a session or went from it.
/// Where somebody without a socket took the last place in the very moment in which a room let somebody in, that one goes again.
/// </summary>
internal sealed partial class SessionArrivals(
    IStore store, SessionVisits visits, LiveSessions sessions, IRoomGateway rooms, TimeProvider clock, ILogger<SessionArrivals> logger)
    : BackgroundService
{
    private const int MostTries = 4;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var visit in visits.News.ReadAllAsync(stoppingToken)) await TryAsync(visit, stoppingToken);
    }

    private async Task TryAsync(Visit visit, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await WriteAsync(visit);
                return;
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                if (tries >= MostTries)
                {
                    LogFailed(logger, visit.Document, exception);
                    return;
                }
                await Task.Delay(TimeSpan.FromMilliseconds(20 * tries), clock, stop);
            }
        }
    }

    private async Task WriteAsync(Visit visit)
    {
        if (!await HasSessionAsync(visit.Document)) return;
        var at = Timestamps.Text(visit.At);
        await using var transaction = await store.BeginAsync(CancellationToken.None);
        var db = transaction.Db;
        if (await SessionStore.HoldAsync(db, visit.Document) is not { } session) return;
        if (visit.Kind == VisitKind.Went)
        {
            await SessionPeople.SeenAsync(db, session.Id, visit.Person.Id, at);
            session.ActiveAt = at;
            await SessionStore.SaveAsync(db, session);
        }
        else if (await HasPlaceAsync(db, session, visit))
        {
            await SessionPeople.AddAsync(db, session.Id, visit.Person, at, isSeated: false);
        }
        else
        {
            rooms.PutOut(visit.Document, visit.Person.Id, CloseCode.RoomFull, "the session has its maximum of people");
        }
        await transaction.CommitAsync();
    }

    // Who was there before the session took no more is not put out, though they may be written down only now.
    private async Task<bool> HasPlaceAsync(Db db, LiveSession session, Visit visit) =>
        visit.Kind == VisitKind.Is
        || string.CompareOrdinal(Timestamps.Text(visit.At), session.PlacesSince) <= 0
        || await sessions.HasPlaceForAsync(db, session, visit.Person.Id);

    private async Task<bool> HasSessionAsync(DocumentId document)
    {
        using var connection = store.OpenRead();
        return await SessionStore.FindAsync(new Db(connection, null), document) is not null;
    }

    [LoggerMessage(412, LogLevel.Error, "Who came to document {Document} could not be written down")]
    private static partial void LogFailed(ILogger logger, DocumentId document, Exception exception);
}
