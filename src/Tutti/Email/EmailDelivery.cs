using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tutti.Store;

namespace Tutti.Email;

/// <summary>
/// Sends what waits: at once after the commit, again with growing pauses while it fails, and after a crash at the next
/// start. A message may go out twice when the server dies between sending and writing that down; it has one id then.
/// </summary>
internal sealed partial class EmailDelivery(
    IStore store,
    EmailOutbox outbox,
    EmailSeal seal,
    IEmailSender sender,
    IOptions<EmailOptions> options,
    IOptions<TuttiOptions> tutti,
    TimeProvider clock,
    ILogger<EmailDelivery> logger) : BackgroundService
{
    private const int Batch = 8;

    // A claim lasts longer than a try, so that it runs out only on a server that died.
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(60), Claim = TimeSpan.FromSeconds(90), Kept = TimeSpan.FromDays(30);

    // Another node's messages, and a store that could not be read, are found by looking from time to time.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5), TidyEvery = TimeSpan.FromHours(1);

    private DateTimeOffset _tidied;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (sender is not (NoEmail or Mailbox) && tutti.Value.PublicOrigin is null)
            throw new InvalidOperationException("Set Tutti:PublicOrigin to the address people reach this server at: mail carries links to it.");
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = LongestWait;
            try
            {
                while (await SendDueAsync(stoppingToken))
                {
                    // As long as there is something to send.
                }
                wait = await UntilNextAsync();
                await TidyAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogStoreFailed(logger, exception);
            }
            if (stoppingToken.IsCancellationRequested) return;
            try
            {
                await outbox.WaitAsync(wait, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<bool> SendDueAsync(CancellationToken cancellationToken)
    {
        var due = await DueAsync();
        if (due.Count == 0) return false;
        var mine = new List<WaitingEmail>(due.Count);
        var until = Timestamps.Text(clock.GetUtcNow() + Claim);
        await WriteAsync(async db =>
        {
            foreach (var email in due)
            {
                if (await EmailStore.ClaimAsync(db, email, until)) mine.Add(email);
            }
        });
        await Task.WhenAll(mine.Select(email => TryAsync(email, cancellationToken)));
        return due.Count == Batch;
    }

    private async Task TryAsync(WaitingEmail email, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(LongestTry);
        try
        {
            await sender.SendAsync(seal.Open(email.Id, email.Message), deadline.Token).AsTask().WaitAsync(deadline.Token);
        }
        catch (Exception exception)
        {
            await FailedAsync(email, exception, cancellationToken.IsCancellationRequested);
            return;
        }
        await WriteAsync(db => EmailStore.SentAsync(db, email.Id, Timestamps.Text(clock.GetUtcNow())));
    }

    private async Task FailedAsync(WaitingEmail email, Exception exception, bool isStopping)
    {
        var now = clock.GetUtcNow();
        var next = isStopping ? now : now + PauseAfter(email.Tries);
        if (!isStopping && (exception is EmailRefusedException || next > Timestamps.Read(email.CreatedAt) + options.Value.GiveUpAfter))
        {
            await WriteAsync(db => EmailStore.GiveUpAsync(db, email.Id));
            LogGivenUp(logger, email.Id, email.Tries + 1, exception);
            return;
        }
        if (!isStopping) LogFailed(logger, email.Id, email.Tries + 1, next, exception);
        await WriteAsync(db => EmailStore.RetryAsync(db, email.Id, Timestamps.Text(next)));
    }

    private TimeSpan PauseAfter(int failures)
    {
        var pause = options.Value.RetryAfter * Math.Pow(3, Math.Min(failures, 30));
        return pause < options.Value.LongestRetry ? pause : options.Value.LongestRetry;
    }

    private async Task<TimeSpan> UntilNextAsync()
    {
        using var connection = store.OpenRead();
        if (await EmailStore.NextAsync(new Db(connection, null)) is not { } next) return LongestWait;
        var wait = Timestamps.Read(next) - clock.GetUtcNow();
        return wait <= TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : wait < LongestWait ? wait : LongestWait;
    }

    private async Task TidyAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now - _tidied < TidyEvery) return;
        _tidied = now;
        cancellationToken.ThrowIfCancellationRequested();
        await WriteAsync(db => EmailStore.ForgetAsync(db, Guid.CreateVersion7(now - Kept).ToString("D")));
    }

    private async Task<IReadOnlyList<WaitingEmail>> DueAsync()
    {
        using var connection = store.OpenRead();
        return await EmailStore.DueAsync(new Db(connection, null), Timestamps.Text(clock.GetUtcNow()), Batch);
    }

    // What became of a message is written down also while the server stops.
    private async Task WriteAsync(Func<Db, Task> write)
    {
        using var transaction = await store.BeginAsync(CancellationToken.None);
        await write(transaction.Db);
        transaction.Commit();
    }

    [LoggerMessage(301, LogLevel.Warning, "E-mail {Id} was given up after {Tries} tries; nobody will get it")]
    private static partial void LogGivenUp(ILogger logger, string id, int tries, Exception exception);

    [LoggerMessage(302, LogLevel.Information, "E-mail {Id} could not be sent (try {Tries}); next try at {Next:O}")]
    private static partial void LogFailed(ILogger logger, string id, int tries, DateTimeOffset next, Exception exception);

    [LoggerMessage(303, LogLevel.Error, "Waiting e-mail could not be looked up; it will be tried again")]
    private static partial void LogStoreFailed(ILogger logger, Exception exception);
}
