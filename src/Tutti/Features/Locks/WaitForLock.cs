using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Rooms.Rules;
using Tutti.Store;

namespace Tutti.Features.Locks;

/// <summary>Asks to be told when a lock ends. It is a notice and no promise: the place is then whoever's takes it first.</summary>
internal sealed record WaitForLock(DocumentId DocumentId, string LockId) : IInDocument;

internal sealed class WaitForLockHandler(
    LockPresence presence, LockHolders holders, RuleVersions rules, IOptions<LocksOptions> options, TimeProvider clock)
    : IHandler<WaitForLock, LockView>
{
    private bool _isBound;

    public async ValueTask<Refusal?> Prepare(WaitForLock input, ActionContext context, CancellationToken cancellationToken)
    {
        _isBound = await presence.IsHereAsync(context, input.DocumentId, cancellationToken);
        holders.Watch(input.DocumentId);
        return null;
    }

    public async ValueTask<Outcome<LockView>> Handle(WaitForLock input, ActionContext context, CancellationToken cancellationToken)
    {
        var (db, person) = (context.Db, context.Person);
        await LockStore.EnterAsync(db, input.DocumentId);
        var now = Timestamps.Text(clock.GetUtcNow());
        if (await LockStore.FindAsync(db, input.DocumentId, input.LockId, now) is not { } held) return ActionRights.NoSuchThing;
        if (held.PersonId == person.Id) return LockRefusals.IsYours;
        if (held.Waiting.Any(waiter => waiter.PersonId == person.Id)) return held.ToView();
        if (held.Waiting.Count >= options.Value.WaitingForOne) return LockRefusals.TooManyWait;
        if (await LockStore.DocumentAsync(db, input.DocumentId) is not { } document) return ActionRights.NoSuchThing;
        await Memberships.IntroduceAsync(db, person);
        var waiter = WaiterOf(held, context);
        await LockStore.AddWaiterAsync(db, waiter);
        held.Waiting = [.. held.Waiting, waiter];
        rules.RaiseWith(context.Transaction, input.DocumentId);
        if (_isBound) context.Transaction.AfterCommit(() => holders.Bound(input.DocumentId, person.Id));
        var view = held.ToView();
        context.Raise(new LockWaitStarted(document.WorkspaceId, input.DocumentId, view));
        return view;
    }

    private LockWaiter WaiterOf(HeldLock held, ActionContext context) => new()
    {
        LockId = held.Id,
        PersonId = context.Person.Id,
        DocumentId = held.DocumentId,
        Position = held.Waiting.Count == 0 ? 1 : held.Waiting[^1].Position + 1,
        SessionId = context.Actor.SessionId,
        Address = context.Actor.Address,
        IsBound = _isBound,
        Name = context.Person.Name,
        Color = context.Person.Color,
        Avatar = context.Person.Avatar,
        IsGuest = context.Person.IsGuest,
    };
}
