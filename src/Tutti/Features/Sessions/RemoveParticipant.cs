using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Sessions;

/// <summary>Puts somebody out of the session: their sockets end, and they stay out while it lasts.</summary>
internal sealed record RemoveParticipant(DocumentId DocumentId, PersonId PersonId) : IInDocument;

internal sealed class RemoveParticipantHandler(LiveSessions sessions, SessionRights rights) : IHandler<RemoveParticipant, LiveSessionView>
{
    private static readonly Refusal Oneself = new(RefusalCode.Conflict, "To go yourself, leave the session."),
        Host = new(RefusalCode.PermissionDenied, "The host cannot be removed; somebody else has to be the host first."),
        Above = new(RefusalCode.PermissionDenied, "Their role is above yours.");

    private Person? _person;
    private Role _role;

    public async ValueTask<Refusal?> Prepare(RemoveParticipant input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await rights.OfAsync(context, input.DocumentId, input.PersonId, cancellationToken) is { } found)
            (_person, _role) = (found.Person, found.Rights?.Role ?? default);
        return null;
    }

    public async ValueTask<Outcome<LiveSessionView>> Handle(RemoveParticipant input, ActionContext context, CancellationToken cancellationToken)
    {
        var db = context.Db;
        if (await SessionStore.HoldAsync(db, input.DocumentId) is not { } session) return LiveSessions.Over;
        if (!LiveSessions.Leads(context, session)) return LiveSessions.NotLeading;
        if (_person is null) return LiveSessions.NobodySuch;
        if (_person.Id == context.Person.Id) return Oneself;
        if (_person.Id == session.HostId) return Host;
        if (_role > context.Role) return Above;
        return await RemoveAsync(session, context);
    }

    private async Task<LiveSessionView> RemoveAsync(LiveSession session, ActionContext context)
    {
        var db = context.Db;
        await SessionPeople.AddAsync(db, session.Id, _person!, context.At, isSeated: false);
        var row = (await SessionPeople.FindAsync(db, session.Id, _person!.Id))!;
        var had = await Turns.DropAsync(db, session, row, context.At);
        await SessionPeople.RemoveAsync(db, session.Id, row.Id, context.At);
        var view = await sessions.KeepAsync(context.Transaction, session);
        context.Raise(new ParticipantRemoved(session.WorkspaceId, session.DocumentId, row.View, view));
        if (had) context.Raise(new TurnChanged(session.WorkspaceId, session.DocumentId, TurnChanged.Left, view));
        return view;
    }
}
