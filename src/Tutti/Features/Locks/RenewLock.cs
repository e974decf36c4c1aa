using Tutti.Actions;
using Tutti.Rooms.Rules;
using Tutti.Store;

namespace Tutti.Features.Locks;

/// <summary>Holds on to a lock for longer: from now on for the time that is said, or as long as it was taken for.</summary>
internal sealed record RenewLock(DocumentId DocumentId, string LockId, int? Ttl = null) : IInDocument, IValidated
{
    public Refusal? Validate() => LockTimes.Check(Ttl);
}

internal sealed class RenewLockHandler(RuleVersions rules, TimeProvider clock) : IHandler<RenewLock, LockView>
{
    public async ValueTask<Outcome<LockView>> Handle(RenewLock input, ActionContext context, CancellationToken cancellationToken)
    {
        await LockStore.EnterAsync(context.Db, input.DocumentId);
        var now = clock.GetUtcNow();
        if (await LockStore.FindAsync(context.Db, input.DocumentId, input.LockId, Timestamps.Text(now)) is not { } held) return ActionRights.NoSuchThing;
        if (held.PersonId != context.Person.Id) return LockRefusals.OnlyHolder;
        if (await LockStore.DocumentAsync(context.Db, input.DocumentId) is not { } document) return ActionRights.NoSuchThing;
        held.Ttl = input.Ttl ?? held.Ttl;
        held.ExpiresAt = LockTimes.End(now, held.Ttl, context);
        await LockStore.RenewAsync(context.Db, held);
        rules.RaiseWith(context.Transaction, input.DocumentId);
        var view = held.ToView();
        context.Raise(new LockRenewed(document.WorkspaceId, input.DocumentId, view));
        return view;
    }
}
