using Tutti.Actions;
using Tutti.Rooms.Rules;
using Tutti.Store;

namespace Tutti.Features.Locks;

/// <summary>Gives a lock back; who may overrule the holder ends it. Whoever waits for it is told.</summary>
internal sealed record ReleaseLock(DocumentId DocumentId, string LockId) : IInDocument;

internal sealed class ReleaseLockHandler(LockRights rights, RuleVersions rules, TimeProvider clock) : IHandler<ReleaseLock, Nothing>
{
    private bool _mayOverrule;

    public async ValueTask<Refusal?> Prepare(ReleaseLock input, ActionContext context, CancellationToken cancellationToken)
    {
        var held = await LockStore.FindAsync(context.Db, input.DocumentId, input.LockId, Timestamps.Text(clock.GetUtcNow()));
        if (held is null) return ActionRights.NoSuchThing;
        _mayOverrule = held.PersonId != context.Person.Id && await rights.MayOverruleAsync(context, input.DocumentId, cancellationToken);
        return null;
    }

    public async ValueTask<Outcome<Nothing>> Handle(ReleaseLock input, ActionContext context, CancellationToken cancellationToken)
    {
        await LockStore.EnterAsync(context.Db, input.DocumentId);
        var now = Timestamps.Text(clock.GetUtcNow());
        if (await LockStore.FindAsync(context.Db, input.DocumentId, input.LockId, now) is not { } held) return ActionRights.NoSuchThing;
        var isOwn = held.PersonId == context.Person.Id;
        if (!isOwn && !_mayOverrule) return LockRefusals.OnlyHolder;
        if (await LockStore.DocumentAsync(context.Db, input.DocumentId) is not { } document) return ActionRights.NoSuchThing;
        await LockStore.DeleteAsync(context.Db, held);
        rules.RaiseWith(context.Transaction, input.DocumentId);
        context.Raise(new LockReleased(document.WorkspaceId, input.DocumentId, held.ToView(), isOwn ? LockReleased.ByHolder : LockReleased.ByAdmin));
        return Nothing.Instance;
    }
}
