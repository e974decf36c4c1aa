using Microsoft.Extensions.Options;
using Tutti.Actions;
using Tutti.Rooms.Rules;

namespace Tutti.Features.Sessions;

/// <summary>Asks for the turn: it is given at once when nobody has it, else one waits for it. Whoever asks takes part.</summary>
internal sealed record RequestTurn(DocumentId DocumentId) : IInDocument;

internal sealed class RequestTurnHandler(LiveSessions sessions, IOptions<SessionsOptions> options) : IHandler<RequestTurn, LiveSessionView>
{
    private static readonly Refusal TooMany = new(RefusalCode.Conflict, "Too many people wait for the turn.");

    public async ValueTask<Outcome<LiveSessionView>> Handle(RequestTurn input, ActionContext context, CancellationToken cancellationToken)
    {
        var (db, person) = (context.Db, context.Person.Id);
        if (await SessionStore.HoldAsync(db, input.DocumentId) is not { } session) return LiveSessions.Over;
        if (session.Mode != EditMode.Sequential) return Turns.None;
        if (await sessions.AdmitAsync(context, session) is { } refusal) return refusal;
        var isNew = session.TurnHolder != person && (await SessionPeople.FindAsync(db, session.Id, person))!.Asked is null;
        if (isNew && await SessionPeople.CountWaitingAsync(db, session.Id) >= options.Value.TurnQueue) return TooMany;
        if (isNew) await SessionPeople.AskAsync(db, session.Id, person, session.Step);
        if (session.TurnHolder is null) await Turns.PassOnAsync(db, session, context.At);
        var view = await sessions.KeepAsync(context.Transaction, session);
        if (isNew) context.Raise(new TurnChanged(session.WorkspaceId, session.DocumentId, TurnChanged.Requested, view));
        return view;
    }
}
