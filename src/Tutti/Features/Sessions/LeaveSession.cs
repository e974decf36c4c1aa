using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Sessions;

/// <summary>
/// Takes part no more. The turn goes on to whoever waits for it; a host who leaves hands over to whoever is there with the
/// strongest role, and stays the host when nobody is.
/// </summary>
internal sealed record LeaveSession(DocumentId DocumentId) : IInDocument;

internal sealed class LeaveSessionHandler(LiveSessions sessions, SessionVisits visits, IRoomAuthorizer authorizer)
    : IHandler<LeaveSession, Nothing>
{
    private const int MostHeirs = 50;

    private static readonly Refusal NotIn = new(RefusalCode.Conflict, "You do not take part in the session.");

    private readonly List<PersonId> _heirs = [];

    public async ValueTask<Refusal?> Prepare(LeaveSession input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await SessionStore.FindAsync(context.Db, input.DocumentId) is not { } session || session.HostId != context.Person.Id) return null;
        var heirs = new List<(PersonId Id, Role Role)>();
        foreach (var person in await SessionPeople.ListAsync(context.Db, session.Id, MostHeirs))
        {
            if (person.Id == session.HostId || !(person.IsSeated || visits.IsHere(input.DocumentId, person.Id))) continue;
            var rights = await authorizer.AuthorizeAsync(person.Person, input.DocumentId, cancellationToken);
            if (rights?.May(Permission.Edit) == true) heirs.Add((person.Id, rights.Role));
        }
        // Of equals the one who came first.
        _heirs.AddRange(heirs.OrderByDescending(heir => heir.Role).Select(heir => heir.Id));
        return null;
    }

    public async ValueTask<Outcome<Nothing>> Handle(LeaveSession input, ActionContext context, CancellationToken cancellationToken)
    {
        var db = context.Db;
        if (await SessionStore.HoldAsync(db, input.DocumentId) is not { } session) return LiveSessions.Over;
        if (await SessionPeople.FindAsync(db, session.Id, context.Person.Id) is not { LeftAt: null, RemovedAt: null } row) return NotIn;
        var hadTurn = await Turns.DropAsync(db, session, row, context.At);
        await SessionPeople.LeaveAsync(db, session.Id, row.Id, context.At);
        var hadHost = session.HostId == row.Id && await HandOverAsync(session, context);
        session.ActiveAt = context.At;
        var view = await sessions.KeepAsync(context.Transaction, session);
        context.Raise(new SessionLeft(session.WorkspaceId, session.DocumentId, view));
        if (hadTurn) context.Raise(new TurnChanged(session.WorkspaceId, session.DocumentId, TurnChanged.Left, view));
        if (hadHost) context.Raise(new HostChanged(session.WorkspaceId, session.DocumentId, view));
        return Nothing.Instance;
    }

    private async Task<bool> HandOverAsync(LiveSession session, ActionContext context)
    {
        foreach (var heir in _heirs)
        {
            if (await SessionPeople.FindAsync(context.Db, session.Id, heir) is not { LeftAt: null, RemovedAt: null }) continue;
            session.HostId = heir;
            return true;
        }
        return false;
    }
}
