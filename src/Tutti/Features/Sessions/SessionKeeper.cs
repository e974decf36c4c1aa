using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tutti.Store;

namespace Tutti.Features.Sessions;

/// <summary>
/// Looks after sessions once a second: the turn of somebody who is silent or gone, places without a socket that nobody is heard
/// from, sessions without anybody. What is due is found by indexes; whoever is where is known in memory.
/// </summary>
internal sealed partial class SessionKeeper(
    IStore store,
    SessionChanges changes,
    SessionVisits visits,
    SessionRights rights,
    IOptions<SessionsOptions> options,
    TimeProvider clock,
    ILogger<SessionKeeper> logger) : BackgroundService
{
    private const int AtOnce = 500;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Step, clock, stoppingToken);
            await LookAsync();
        }
    }

    /// <summary>Does what is due now.</summary>
    public async Task LookAsync()
    {
        await TryAsync(LookAtTurnsAsync);
        await TryAsync(LookAtSeatsAsync);
        await TryAsync(LookAtEmptyAsync);
        visits.Forget();
    }

    private async Task LookAtTurnsAsync()
    {
        var rows = await ReadAsync(SessionPeople.OfTurnsAsync);
        foreach (var turn in rows.GroupBy(row => row.DocumentId))
        {
            var somebodyWaits = false;
            foreach (var waiting in turn.Where(row => !row.IsHolder))
            {
                if (await HasGoneAsync(waiting)) await changes.DropWaitingAsync(waiting.DocumentId, waiting.Id);
                else somebodyWaits = true;
            }
            if (turn.FirstOrDefault(row => row.IsHolder) is not { } holder) continue;
            if (await HasGoneAsync(holder)) await changes.TakeTurnAsync(holder.DocumentId, holder.Id, TurnChanged.Left);
            else if (somebodyWaits && visits.IsSilent(holder.DocumentId, holder.Id, holder.TurnSince!))
                await changes.TakeTurnAsync(holder.DocumentId, holder.Id, TurnChanged.Silence);
        }
    }

    private async ValueTask<bool> HasGoneAsync(TurnRow row) =>
        visits.IsGone(row.DocumentId, row.Id, row.IsSeated, row.LastSeenAt) || !await rights.MayEditAsync(row.Person, row.DocumentId);

    private async Task LookAtSeatsAsync()
    {
        var before = clock.GetUtcNow() - options.Value.PlaceKept;
        foreach (var seat in await ReadAsync(db => SessionPeople.QuietSeatsAsync(db, Timestamps.Text(before), AtOnce)))
        {
            var heard = visits.HeardAt(seat.DocumentId, seat.PersonId);
            if (heard <= before) await changes.FreeSeatAsync(seat.DocumentId, seat.PersonId);
            else await SeenAsync(seat, heard);
        }
    }

    // Rarely, so that heartbeats need no store: it is not asked for again before another such time has passed.
    private async Task SeenAsync(SeatRow seat, DateTimeOffset heard)
    {
        await using var transaction = await store.BeginAsync(CancellationToken.None);
        if (await SessionStore.FindAsync(transaction.Db, seat.DocumentId) is not { } session) return;
        await SessionPeople.SeenAsync(transaction.Db, session.Id, seat.PersonId, Timestamps.Text(heard));
        await transaction.CommitAsync();
    }

    private async Task LookAtEmptyAsync()
    {
        var before = clock.GetUtcNow() - options.Value.EmptyKept;
        foreach (var document in await ReadAsync(db => SessionStore.QuietAsync(db, Timestamps.Text(before), AtOnce)))
        {
            // While the server was away nobody could be there.
            if (visits.Here(document).Count > 0 || await IsSeatedAsync(document)) await changes.TouchAsync(document);
            else if (visits.Start <= before) await changes.EndAsync(document, SessionEnded.Empty);
        }
    }

    private Task<bool> IsSeatedAsync(DocumentId document) => ReadAsync(
        async db => await SessionStore.FindAsync(db, document) is { } session && (await SessionPeople.SeatedAsync(db, session.Id)).Count > 0);

    private async Task<T> ReadAsync<T>(Func<Db, Task<T>> read)
    {
        using var connection = store.OpenRead();
        return await read(new Db(connection, null));
    }

    private async Task TryAsync(Func<Task> look)
    {
        try
        {
            await look();
        }
        catch (Exception exception)
        {
            // It is due still, and looked at again in a second.
            LogFailed(logger, exception);
        }
    }

    [LoggerMessage(411, LogLevel.Error, "Live sessions could not be looked after; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
