using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Kinds;
using Tutti.Rooms;
using Tutti.Rooms.Rules;
using Tutti.Store;

namespace Tutti.Features.Locks;

/// <summary>Takes a place of a document for a time, so that nobody else edits it. Who holds it already holds it for longer.</summary>
internal sealed record AcquireLock(
    DocumentId DocumentId,
    string ResourceType,
    string? ResourceId = null,
    LockRangeView? Range = null,
    string? Reason = null,
    int? Ttl = null,
    bool? TakeOver = null) : IInDocument, IValidated
{
    private const int LongestId = 500, LongestReason = 200;

    public Refusal? Validate() => this switch
    {
        { ResourceType: not LockPlace.Document, ResourceId: null } => new(RefusalCode.InvalidMessage, "The field resource_id is missing."),
        { ResourceId: { } id } when PlainText.CheckLines("resource_id", id, LongestId) is { } wrong => wrong,
        { Reason: { } reason } when PlainText.CheckLines("reason", reason, LongestReason) is { } wrong => wrong,
        _ => LockTimes.Check(Ttl),
    };
}

internal sealed class AcquireLockHandler(
    IRoomGateway rooms,
    DocumentKinds kinds,
    LockPresence presence,
    LockHolders holders,
    LockEndings endings,
    LockRights rights,
    RuleVersions rules,
    IPermissionNumbers permissions,
    ActionJson json,
    IOptions<LocksOptions> options,
    TimeProvider clock) : IHandler<AcquireLock, LockView>
{
    private readonly HashSet<PersonId> _weaker = [];
    private LockPlace _place = null!;
    private LockedDocument _document = null!;
    private LockedTexts? _texts;
    private bool _isBound, _mayOverrule;

    public async ValueTask<Refusal?> Prepare(AcquireLock input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await LockStore.DocumentAsync(context.Db, input.DocumentId) is not { } document) return ActionRights.NoSuchThing;
        _document = document;
        var kind = kinds.Of(document.Kind);
        var (place, refusal) = LockPlace.Of(kind, input.ResourceType, input.ResourceId ?? "", input.Range);
        if (place is null) return refusal;
        _place = place;
        _isBound = await presence.IsHereAsync(context, input.DocumentId, cancellationToken);
        holders.Watch(input.DocumentId);
        if (place.Start is not null)
        {
            _texts = await LockedTexts.OpenAsync(rooms, input.DocumentId, kind.Roots, cancellationToken);
            if (_texts is null) return new Refusal(RefusalCode.Unavailable, "The document cannot be read just now; try again in a moment.");
            if (!_texts.HasPart(place)) return LockRefusals.NoSuchPart;
        }
        await LookAtOthersAsync(input, context, cancellationToken);
        return null;
    }

    public async ValueTask<Outcome<LockView>> Handle(AcquireLock input, ActionContext context, CancellationToken cancellationToken)
    {
        var fence = await LockStore.EnterAsync(context.Db, input.DocumentId);
        // The time with the document's row in hand: what others did before is over by it.
        var now = clock.GetUtcNow();
        var locks = await LockStore.ListAsync(context.Db, input.DocumentId, Timestamps.Text(now));
        var own = locks.Where(held => held.PersonId == context.Person.Id).ToList();
        if (own.Find(held => held.Where.IsSame(_place)) is { } same) return await RenewAsync(same, input, context, now);

        var inTheWay = locks.Where(IsInTheWay(context)).ToList();
        if (inTheWay.Count > 0 && input.TakeOver != true) return LockRefusals.Locked(json, inTheWay[0]);
        if (inTheWay.Find(held => !_mayOverrule && !_weaker.Contains(held.PersonId)) is { } strong) return LockRefusals.NotFromThem(json, strong);
        if (locks.Count - inTheWay.Count >= options.Value.InOneDocument) return LockRefusals.TooManyHere;
        if (own.Count >= options.Value.OfOnePerson) return LockRefusals.TooManyYours;
        return await TakeAsync(New(input, context, fence + 1, now), inTheWay, context);
    }

    // Before the transaction, since rooms and rights are asked: what has ended is told first, and who may be overruled is known.
    private async ValueTask LookAtOthersAsync(AcquireLock input, ActionContext context, CancellationToken cancellationToken)
    {
        var now = Timestamps.Text(clock.GetUtcNow());
        var locks = await LockStore.ListAsync(context.Db, input.DocumentId);
        if (locks.Any(held => !held.HoldsAt(now))) await endings.ExpireAsync(input.DocumentId);
        if (input.TakeOver != true) return;
        _mayOverrule = await rights.MayOverruleAsync(context, input.DocumentId, cancellationToken);
        if (_mayOverrule) return;
        foreach (var held in locks.Where(IsInTheWay(context)).DistinctBy(held => held.PersonId))
        {
            if (await rights.IsAboveAsync(context, input.DocumentId, held.Holder, cancellationToken)) _weaker.Add(held.PersonId);
        }
    }

    private Func<HeldLock, bool> IsInTheWay(ActionContext context) => held =>
    {
        var where = held.Where;
        if (held.PersonId == context.Person.Id || !where.Meets(_place)) return false;
        return where.Start is null || _place.Start is null || _texts!.Overlap(_place, where);
    };

    private async ValueTask<Outcome<LockView>> RenewAsync(HeldLock held, AcquireLock input, ActionContext context, DateTimeOffset now)
    {
        held.Ttl = input.Ttl ?? held.Ttl;
        held.Reason = input.Reason ?? held.Reason;
        held.ExpiresAt = LockTimes.End(now, held.Ttl, context);
        await LockStore.RenewAsync(context.Db, held);
        rules.RaiseWith(context.Transaction, held.DocumentId);
        var view = held.ToView();
        context.Raise(new LockRenewed(_document.WorkspaceId, held.DocumentId, view));
        return view;
    }

    private async ValueTask<Outcome<LockView>> TakeAsync(HeldLock taken, List<HeldLock> before, ActionContext context)
    {
        var db = context.Db;
        await Memberships.IntroduceAsync(db, context.Person);
        foreach (var held in before)
        {
            await LockStore.DeleteAsync(db, held);
            Inherit(taken, held);
            held.Waiting = [];
            context.Raise(new LockReleased(_document.WorkspaceId, taken.DocumentId, held.ToView(), LockReleased.TakenOver));
        }
        await LockStore.InsertAsync(db, taken);
        foreach (var waiter in taken.Waiting) await LockStore.AddWaiterAsync(db, waiter);
        rules.RaiseWith(context.Transaction, taken.DocumentId);
        context.Transaction.AfterCommit(() => Watch(taken, context.Rights!));
        var view = taken.ToView();
        context.Raise(new LockAcquired(
            _document.WorkspaceId, taken.DocumentId, view, before.Count == 0 ? null : PersonView.Of(before[0].Holder)));
        return view;
    }

    // Whoever took it may have left, or lost the right, while it was being stored.
    private void Watch(HeldLock taken, DocumentRights under)
    {
        if (taken.IsBound) holders.Bound(taken.DocumentId, taken.PersonId);
        if (permissions.Current(taken.DocumentId) != under.Version) holders.RightsChanged(new HashSet<DocumentId> { taken.DocumentId });
    }

    // Who waited for what was taken over waits for what has come in its place.
    private static void Inherit(HeldLock taken, HeldLock held)
    {
        foreach (var waiter in held.Waiting)
        {
            if (waiter.PersonId == taken.PersonId || taken.Waiting.Any(other => other.PersonId == waiter.PersonId)) continue;
            taken.Waiting = [.. taken.Waiting, waiter.For(taken, taken.Waiting.Count + 1)];
        }
    }

    private HeldLock New(AcquireLock input, ActionContext context, long fence, DateTimeOffset now)
    {
        var ttl = input.Ttl ?? (int)options.Value.Usual.TotalSeconds;
        return new HeldLock
        {
            Id = Guid.CreateVersion7(now).ToString("D"),
            DocumentId = input.DocumentId,
            ResourceType = input.ResourceType,
            ResourceId = input.ResourceType == LockPlace.Document ? input.DocumentId.ToString() : input.ResourceId!,
            Place = _place.Pointer,
            RangeStart = _place.Start,
            RangeEnd = _place.End,
            PersonId = context.Person.Id,
            SessionId = context.Actor.SessionId,
            Address = context.Actor.Address,
            Reason = string.IsNullOrWhiteSpace(input.Reason) ? null : input.Reason.Trim(),
            Ttl = ttl,
            Fence = fence,
            IsBound = _isBound,
            AcquiredAt = Timestamps.Text(now),
            ExpiresAt = LockTimes.End(now, ttl, context),
            HolderName = context.Person.Name,
            HolderColor = context.Person.Color,
            HolderAvatar = context.Person.Avatar,
            HolderIsGuest = context.Person.IsGuest,
        };
    }
}
