using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Sessions;

/// <summary>Makes somebody else in the session its host.</summary>
internal sealed record HandOverSession(DocumentId DocumentId, PersonId PersonId) : IInDocument;

internal sealed class HandOverSessionHandler(LiveSessions sessions, SessionRights rights) : IHandler<HandOverSession, LiveSessionView>
{
    private static readonly Refusal CannotLead = new(RefusalCode.Conflict, "Who leads a session has to be somebody who may edit.");

    private Person? _to;
    private bool _mayEdit;

    public async ValueTask<Refusal?> Prepare(HandOverSession input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await rights.OfAsync(context, input.DocumentId, input.PersonId, cancellationToken) is { } found)
            (_to, _mayEdit) = (found.Person, found.Rights?.May(Permission.Edit) == true);
        return null;
    }

    public async ValueTask<Outcome<LiveSessionView>> Handle(HandOverSession input, ActionContext context, CancellationToken cancellationToken)
    {
        var db = context.Db;
        if (await SessionStore.HoldAsync(db, input.DocumentId) is not { } session) return LiveSessions.Over;
        if (!LiveSessions.Leads(context, session)) return LiveSessions.NotLeading;
        if (_to is null || await SessionPeople.FindAsync(db, session.Id, _to.Id) is { RemovedAt: not null }) return LiveSessions.NobodySuch;
        if (!_mayEdit) return CannotLead;
        var changes = session.HostId != _to.Id;
        if (changes)
        {
            await SessionPeople.AddAsync(db, session.Id, _to, context.At, isSeated: false);
            session.HostId = _to.Id;
        }
        var view = await sessions.KeepAsync(context.Transaction, session);
        if (changes) context.Raise(new HostChanged(session.WorkspaceId, session.DocumentId, view));
        return view;
    }
}
