using Tutti.Actions;

namespace Tutti.Features.Sessions;

/// <summary>Waits for the turn no more.</summary>
internal sealed record CancelTurnRequest(DocumentId DocumentId) : IInDocument;

internal sealed class CancelTurnRequestHandler(LiveSessions sessions) : IHandler<CancelTurnRequest, LiveSessionView>
{
    public async ValueTask<Outcome<LiveSessionView>> Handle(CancelTurnRequest input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await SessionStore.HoldAsync(context.Db, input.DocumentId) is not { } session) return LiveSessions.Over;
        var person = await SessionPeople.FindAsync(context.Db, session.Id, context.Person.Id);
        var waited = person?.Asked is not null;
        if (waited) await SessionPeople.AskAsync(context.Db, session.Id, context.Person.Id, null);
        var view = await sessions.KeepAsync(context.Transaction, session);
        if (waited) context.Raise(new TurnChanged(session.WorkspaceId, session.DocumentId, TurnChanged.Cancelled, view));
        return view;
    }
}
