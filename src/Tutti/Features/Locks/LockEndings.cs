using Tutti.Access;
using Tutti.Actions.Events;
using Tutti.Rooms.Rules;
using Tutti.Store;

namespace Tutti.Features.Locks;

/// <summary>Ends locks without anybody asking, and tells of it: one transaction per document, as an action would.</summary>
internal sealed class LockEndings(IStore store, EventLog events, Dispatcher dispatcher, RuleVersions rules, TimeProvider clock)
{
    /// <summary>Ends what has to end in a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="why">Why a lock ends before its time, one of the reasons of <see cref="LockReleased"/>; null when it does not.</param>
    /// <param name="isOut">Whether somebody waits for nothing any more.</param>
    public async ValueTask EndAsync(DocumentId document, Func<HeldLock, string?> why, Func<LockWaiter, bool> isOut)
    {
        IReadOnlyList<EventRow> rows;
        await using (var transaction = await store.BeginAsync(CancellationToken.None))
        {
            await LockStore.EnterAsync(transaction.Db, document);
            var now = Timestamps.Text(clock.GetUtcNow());
            if (await LockStore.DocumentAsync(transaction.Db, document) is not { WorkspaceId: var workspace }) return;
            var happened = new List<(Actor By, IEvent Happened)>();
            foreach (var held in await LockStore.ListAsync(transaction.Db, document))
                await EndAsync(transaction.Db, workspace, held, held.HoldsAt(now) ? why(held) : null, now, isOut, happened);
            if (happened.Count == 0) return;
            rules.RaiseWith(transaction, document);
            rows = await events.AppendAsync(transaction, happened);
            await transaction.CommitAsync();
        }
        await dispatcher.DispatchAsync(rows);
    }

    /// <summary>Ends what is over by the clock.</summary>
    public ValueTask ExpireAsync(DocumentId document) => EndAsync(document, static _ => null, static _ => false);

    private static async ValueTask EndAsync(
        Db db, WorkspaceId workspace, HeldLock held, string? why, string now, Func<LockWaiter, bool> isOut, List<(Actor By, IEvent Happened)> happened)
    {
        var document = held.DocumentId;
        foreach (var waiter in held.Waiting.Where(isOut))
        {
            await LockStore.RemoveWaiterAsync(db, held.Id, waiter.PersonId);
            held.Waiting = [.. held.Waiting.Where(other => other.PersonId != waiter.PersonId)];
            happened.Add((waiter.By, new LockWaitEnded(workspace, document, held.ToView())));
        }
        var isOver = !held.HoldsAt(now);
        if (!isOver && why is null) return;
        await LockStore.DeleteAsync(db, held);
        happened.Add((held.By, isOver ? new LockExpired(workspace, document, held.ToView()) : new LockReleased(workspace, document, held.ToView(), why!)));
    }
}
