using Tutti.Actions;
using Tutti.Rooms.Rules;
using Tutti.Store;

namespace Tutti.Features.Locks;

/// <summary>Waits for a lock no more.</summary>
internal sealed record StopWaiting(DocumentId DocumentId, string LockId) : IInDocument;

internal sealed class StopWaitingHandler(RuleVersions rules, TimeProvider clock) : IHandler<StopWaiting, Nothing>
{
    public async ValueTask<Outcome<Nothing>> Handle(StopWaiting input, ActionContext context, CancellationToken cancellationToken)
    {
        var (db, person) = (context.Db, context.Person.Id);
        await LockStore.EnterAsync(db, input.DocumentId);
        var now = Timestamps.Text(clock.GetUtcNow());
        if (await LockStore.FindAsync(db, input.DocumentId, input.LockId, now) is not { } held) return ActionRights.NoSuchThing;
        if (!await LockStore.RemoveWaiterAsync(db, held.Id, person)) return ActionRights.NoSuchThing;
        if (await LockStore.DocumentAsync(db, input.DocumentId) is not { } document) return ActionRights.NoSuchThing;
        held.Waiting = [.. held.Waiting.Where(waiter => waiter.PersonId != person)];
        rules.RaiseWith(context.Transaction, input.DocumentId);
        context.Raise(new LockWaitEnded(document.WorkspaceId, input.DocumentId, held.ToView()));
        return Nothing.Instance;
    }
}
