using Tutti.Actions;

namespace Tutti.Features.Sessions;

/// <summary>The heartbeat of somebody who takes part without a socket: it keeps their place. It is remembered, not stored.</summary>
internal sealed record StayInSession(DocumentId DocumentId) : IInDocument;

internal sealed class StayInSessionHandler(LiveSessions sessions, SessionVisits visits) : IHandler<StayInSession, LiveSessionView>
{
    private static readonly Refusal Gone = new(RefusalCode.Conflict, "You do not take part (any more); join the session first.");

    public async ValueTask<Outcome<LiveSessionView>> Handle(StayInSession input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await SessionStore.FindAsync(context.Db, input.DocumentId) is not { } session) return LiveSessions.Over;
        var person = await SessionPeople.FindAsync(context.Db, session.Id, context.Person.Id);
        if (person?.RemovedAt is not null) return LiveSessions.Removed;
        if (person is not { LeftAt: null }) return Gone;
        if (person.IsSeated) visits.Heard(input.DocumentId, context.Person.Id);
        else if (!visits.IsHere(input.DocumentId, context.Person.Id)) return Gone;
        return await sessions.ViewAsync(context.Db, session);
    }
}
