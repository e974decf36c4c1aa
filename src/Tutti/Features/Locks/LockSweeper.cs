using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Store;

namespace Tutti.Features.Locks;

/// <summary>
/// Once a second: ends locks whose time is over, whose holder has left the room or may not edit any more. The rooms go by the clock
/// and let others in to the moment; this tells of it and makes the store agree.
/// </summary>
internal sealed partial class LockSweeper(
    LockHolders holders,
    LockEndings endings,
    LockRights rights,
    PermissionVersions permissions,
    IStore store,
    IOptions<LocksOptions> options,
    TimeProvider clock,
    ILogger<LockSweeper> logger) : BackgroundService
{
    private const int AtOnce = 200;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        permissions.Raised += holders.RightsChanged;
        try
        {
            while (!await DoAsync(BeginAsync)) await Task.Delay(Step, clock, stoppingToken);
            while (true)
            {
                await Task.Delay(Step, clock, stoppingToken);
                await DoAsync(ExpireAsync);
                await DoAsync(EndOfThoseWhoLeftAsync);
                await DoAsync(EndOfThoseWhoMayNotAsync);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What has not ended ends at the next start.
        }
        finally
        {
            permissions.Raised -= holders.RightsChanged;
        }
    }

    // Who held something when the server ended has the usual time to come back, and may have lost the right meanwhile.
    private async Task BeginAsync()
    {
        using var connection = store.OpenRead();
        var parties = await LockStore.PartiesAsync(new Db(connection, null));
        foreach (var party in parties)
        {
            holders.Watch(party.DocumentId);
            if (party.IsBound) holders.Bound(party.DocumentId, party.PersonId);
        }
        holders.RightsChanged(parties.Select(party => party.DocumentId).ToHashSet());
    }

    private async Task ExpireAsync()
    {
        using var connection = store.OpenRead();
        var over = await LockStore.OverAsync(new Db(connection, null), Timestamps.Text(clock.GetUtcNow()), AtOnce);
        foreach (var document in over.Distinct()) await endings.ExpireAsync(document);
    }

    private async Task EndOfThoseWhoLeftAsync()
    {
        var time = clock.GetUtcNow() - options.Value.KeptAfterLeaving;
        foreach (var some in holders.LeftBefore(time).GroupBy(one => one.Document))
        {
            var document = some.Key;
            // Asked once more with the document's row in hand: they may just have come back.
            await endings.EndAsync(
                document,
                held => held.IsBound && holders.HasLeft(document, held.PersonId, time) ? LockReleased.HolderLeft : null,
                waiter => waiter.IsBound && holders.HasLeft(document, waiter.PersonId, time));
            foreach (var (_, person) in some) holders.Settle(document, person, time);
        }
    }

    private async Task EndOfThoseWhoMayNotAsync()
    {
        var documents = holders.TakeToCheck();
        try
        {
            foreach (var document in documents) await EndOfThoseWhoMayNotAsync(document);
        }
        catch
        {
            holders.RightsChanged(documents.ToHashSet());
            throw;
        }
    }

    private async Task EndOfThoseWhoMayNotAsync(DocumentId document)
    {
        using var connection = store.OpenRead();
        var locks = await LockStore.ListAsync(new Db(connection, null), document);
        var people = locks.Select(held => held.Holder).Concat(locks.SelectMany(held => held.Waiting).Select(waiter => waiter.Person));
        var mayNot = new HashSet<PersonId>();
        foreach (var person in people.DistinctBy(person => person.Id))
        {
            if (!await rights.MayHoldAsync(person, document, CancellationToken.None)) mayNot.Add(person.Id);
        }
        if (mayNot.Count == 0) return;
        await endings.EndAsync(
            document,
            held => mayNot.Contains(held.PersonId) ? LockReleased.ByAdmin : null,
            waiter => mayNot.Contains(waiter.PersonId));
    }

    private async Task<bool> DoAsync(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception);
            return false;
        }
    }

    [LoggerMessage(410, LogLevel.Error, "Locks could not be looked after; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
