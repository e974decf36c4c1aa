using Tutti.Access;
using Tutti.Server.Accounts.Sessions;
using Tutti.Store;

namespace Tutti.Server.Accounts.Suspension;

/// <summary>
/// Looks twice a second for sessions that were ended by somebody else: the operator's command, another server on the same
/// store. Their sockets close within a second.
/// </summary>
internal sealed partial class SessionWatch(
    IStore store, LiveSessions live, SessionEndings endings, TimeProvider clock, ILogger<SessionWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    // Clocks of two machines differ a little, and a transaction may commit a moment after the time it wrote.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await LookAsync();
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task LookAsync()
    {
        try
        {
            using var connection = store.OpenRead();
            var since = Timestamps.Text(clock.GetUtcNow() - Overlap);
            foreach (var session in await SessionStore.EndedSinceAsync(new Db(connection, null), since))
            {
                if (endings.HasEnded(session.Id)) continue;
                live.Forget(session);
                endings.End(session.Id);
            }
        }
        catch (Exception exception)
        {
            // The store is away for a moment; what ended meanwhile is found as long as the overlap lasts.
            LookFailed(logger, exception);
        }
    }

    [LoggerMessage(401, LogLevel.Warning, "Ended sessions could not be looked up")]
    private static partial void LookFailed(ILogger logger, Exception exception);
}
