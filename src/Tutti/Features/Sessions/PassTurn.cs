using Tutti.Access;
using Tutti.Actions;
using Tutti.Rooms.Rules;

namespace Tutti.Features.Sessions;

/// <summary>Hands the turn on: to somebody, or to the first who waits for it, or to nobody. The host may do it for whoever has it.</summary>
internal sealed record PassTurn(DocumentId DocumentId, PersonId? To = null) : IInDocument;

internal sealed class PassTurnHandler(LiveSessions sessions, SessionRights rights) : IHandler<PassTurn, LiveSessionView>
{
    private static readonly Refusal CannotEdit = new(RefusalCode.Conflict, "They may not edit here.");

    private Person? _to;

    public async ValueTask<Refusal?> Prepare(PassTurn input, ActionContext context, CancellationToken cancellationToken)
    {
        if (input.To is not { } to) return null;
        if (await rights.OfAsync(context, input.DocumentId, to, cancellationToken) is not { } found)
            return await SessionStore.FindAsync(context.Db, input.DocumentId) is null ? LiveSessions.Over : LiveSessions.NobodySuch;
        _to = found.Person;
        return found.Rights?.May(Permission.Edit) == true ? null : CannotEdit;
    }

    public async ValueTask<Outcome<LiveSessionView>> Handle(PassTurn input, ActionContext context, CancellationToken cancellationToken)
    {
        var db = context.Db;
        if (await SessionStore.HoldAsync(db, input.DocumentId) is not { } session) return LiveSessions.Over;
        if (session.Mode != EditMode.Sequential) return Turns.None;
        if (session.TurnHolder != context.Person.Id && !LiveSessions.Leads(context, session)) return Turns.NotYours;
        if (_to is not null && await SessionPeople.FindAsync(db, session.Id, _to.Id) is { RemovedAt: not null }) return LiveSessions.NobodySuch;
        var before = session.TurnHolder;
        if (_to is null) await Turns.PassOnAsync(db, session, context.At);
        else await GiveAsync(session, _to, context);
        var view = await sessions.KeepAsync(context.Transaction, session);
        if (session.TurnHolder != before) context.Raise(new TurnChanged(session.WorkspaceId, session.DocumentId, TurnChanged.Passed, view));
        return view;
    }

    private static async Task GiveAsync(LiveSession session, Person to, ActionContext context)
    {
        await SessionPeople.AddAsync(context.Db, session.Id, to, context.At, isSeated: false);
        await Turns.GiveAsync(context.Db, session, to.Id, context.At);
    }
}
