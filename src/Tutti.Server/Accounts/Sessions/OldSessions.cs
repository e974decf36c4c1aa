using Tutti.Store;

namespace Tutti.Server.Accounts.Sessions;

/// <summary>
/// Throws away, once an hour, what nobody has been able to sign in with for a month. The record keeps who did what in
/// which session.
/// </summary>
internal sealed partial class OldSessions(IStore store, TimeProvider clock, ILogger<OldSessions> logger) : BackgroundService
{
    private const int AtOnce = 1_000;
    private static readonly TimeSpan Period = TimeSpan.FromHours(1), Kept = TimeSpan.FromDays(30);

    /// <summary>Throws away what is old enough now, a little at a time, so that nobody waits for it.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var before = Timestamps.Text(clock.GetUtcNow() - Kept);
        while (await ForgetSomeAsync(SessionStore.ForgetTokensAsync, before, cancellationToken) == AtOnce)
        {
            // There are more.
        }
        while (await ForgetSomeAsync(SessionStore.ForgetAsync, before, cancellationToken) == AtOnce)
        {
            // There are more.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ForgetAsync(cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            ForgetFailed(logger, error);
        }
    }

    private async Task<int> ForgetSomeAsync(Func<Db, string, int, Task<int>> forget, string before, CancellationToken cancellationToken)
    {
        using var transaction = await store.BeginAsync(cancellationToken);
        var gone = await forget(transaction.Db, before, AtOnce);
        transaction.Commit();
        return gone;
    }

    [LoggerMessage(412, LogLevel.Warning, "Old sessions could not be thrown away; it is tried again in an hour")]
    private static partial void ForgetFailed(ILogger logger, Exception error);
}
