using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Tutti.Store;

namespace Tutti.Server.Accounts.Sessions;

/// <summary>
/// Remembers when each session was last used, and keeps those that are used. It is written down twice a minute for all of
/// them together, so that reading costs no write.
/// </summary>
internal sealed partial class SessionUse(
    IStore store, IOptions<AccountsOptions> options, TimeProvider clock, ILogger<SessionUse> logger) : BackgroundService
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1), Pause = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, string> _seen = new(StringComparer.Ordinal);

    public void Saw(SessionRow session, DateTimeOffset now)
    {
        if (now - Timestamps.Read(session.LastSeenAt ?? session.CreatedAt) >= Step) _seen[session.Id] = Timestamps.Text(now);
    }

    public string LastSeen(SessionRow session) =>
        _seen.TryGetValue(session.Id, out var at) ? at : session.LastSeenAt ?? session.CreatedAt;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync();
    }

    /// <summary>Writes down what was seen since the last time.</summary>
    public async Task WriteAsync()
    {
        var seen = _seen.ToArray();
        if (seen.Length == 0) return;
        try
        {
            using var transaction = await store.BeginAsync(CancellationToken.None);
            // In one order everywhere, so that two servers over one database cannot wait for each other.
            foreach (var (session, at) in seen.OrderBy(one => one.Key, StringComparer.Ordinal))
                await SessionStore.UsedAsync(transaction.Db, session, at, Timestamps.Text(Timestamps.Read(at) + options.Value.SessionLifetime));
            transaction.Commit();
            foreach (var one in seen) _seen.TryRemove(one);
        }
        catch (Exception error)
        {
            // It is tried again the next time.
            WriteFailed(logger, error);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await WriteAsync();
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    [LoggerMessage(411, LogLevel.Warning, "When sessions were last used could not be written down")]
    private static partial void WriteFailed(ILogger logger, Exception error);
}
