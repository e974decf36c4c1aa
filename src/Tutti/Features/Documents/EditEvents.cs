using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Actions.Events;
using Tutti.Kinds;
using Tutti.Store;

namespace Tutti.Features.Documents;

/// <summary>
/// Makes events of edits: what one person does to one document until they pause is one <see cref="DocumentEdited"/> with a
/// count. The first edit after a pause moves the document to the top of the lists at once.
/// </summary>
internal sealed partial class EditEvents(
    EditBursts bursts,
    IStore store,
    EventLog events,
    Dispatcher dispatcher,
    DocumentKinds kinds,
    IOptions<DocumentsOptions> options,
    TimeProvider clock,
    ILogger<EditEvents> logger) : BackgroundService
{
    private const int AtOnce = 200;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(TouchAsync(stoppingToken), WriteDueAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The rooms are closed by now: what they told last is written down too.
            await TryWriteAsync([.. bursts.All]);
        }
    }

    private async Task TouchAsync(CancellationToken stop)
    {
        while (await bursts.Begun.WaitToReadAsync(stop))
        {
            var begun = new List<EditBurst>();
            while (begun.Count < AtOnce && bursts.Begun.TryRead(out var burst)) begun.Add(burst);
            try
            {
                using var transaction = await store.BeginAsync(stop);
                foreach (var burst in InOrder(begun))
                {
                    await TouchAsync(transaction.Db, burst);
                    if (await DocumentStore.KindAsync(transaction.Db, burst.Document) is { } kind) burst.OneEdit = kinds.Of(kind).OneEdit;
                }
                transaction.Commit();
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                // The event of the burst says it once more.
                LogFailed(logger, exception);
            }
        }
    }

    private async Task WriteDueAsync(CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(Step, clock, stop);
            var now = clock.GetUtcNow();
            var due = bursts.All.Where(burst => burst.IsDue(now, options.Value)).ToList();
            foreach (var some in due.Chunk(AtOnce)) await TryWriteAsync(some);
        }
    }

    private async Task TryWriteAsync(EditBurst[] some)
    {
        if (some.Length == 0) return;
        try
        {
            foreach (var burst in some) bursts.Close(burst);
            await dispatcher.DispatchAsync(await WriteAsync(some));
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception);
            foreach (var burst in some) bursts.Reopen(burst);
        }
    }

    private async Task<IReadOnlyList<EventRow>> WriteAsync(EditBurst[] some)
    {
        using var transaction = await store.BeginAsync(CancellationToken.None);
        var happened = new List<(Actor By, IEvent Happened)>(some.Length);
        foreach (var burst in InOrder(some))
        {
            await TouchAsync(transaction.Db, burst);
            var workspace = await DocumentStore.WorkspaceAsync(transaction.Db, burst.Document);
            happened.Add((burst.By, new DocumentEdited(workspace, burst.Document, burst.Edits)));
        }
        var rows = await events.AppendAsync(transaction, happened);
        transaction.Commit();
        return rows;
    }

    // Everyone locks documents in one order, so that nobody waits for someone who waits for them.
    private static IEnumerable<EditBurst> InOrder(IEnumerable<EditBurst> bursts) => bursts.OrderBy(burst => burst.Document.Value);

    private static Task TouchAsync(Db db, EditBurst burst) =>
        DocumentStore.TouchAsync(db, burst.Document, burst.By.Person.Id, Timestamps.Text(burst.Last));

    [LoggerMessage(401, LogLevel.Error, "Edits could not be written down as events; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
