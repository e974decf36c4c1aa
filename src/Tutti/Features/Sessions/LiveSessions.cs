using Tutti.Access;
using Tutti.Actions;
using Tutti.Actions.Events;
using Tutti.Rooms.Rules;
using Tutti.Store;

namespace Tutti.Features.Sessions;

/// <summary>What the actions on sessions, and what happens to them by itself, have in common.</summary>
internal sealed class LiveSessions(SessionVisits visits, RuleVersions rules)
{
    public static readonly Refusal Over = new(RefusalCode.SessionEnded, "There is no live session on this document."),
        Removed = new(RefusalCode.PermissionDenied, "You were removed from the session."),
        NotLeading = new(RefusalCode.PermissionDenied, "Only the host of the session and administrators may do this."),
        NobodySuch = new(RefusalCode.NotFound, "There is no such person in the session.");

    private static readonly Refusal Full = new(RefusalCode.SessionFull, "The session has its maximum of people.");

    /// <summary>Whether somebody may do what the host may, seen from inside the transaction.</summary>
    public static bool Leads(ActionContext context, LiveSession session) =>
        session.HostId == context.Person.Id || context.Rights!.May(Permission.Administer);

    /// <summary>A session as it is shown, with the changes of the transaction at hand.</summary>
    public async Task<LiveSessionView> ViewAsync(Db db, LiveSession session)
    {
        var people = await SessionPeople.NamedAsync(db, session);
        var host = people.First(person => person.Id == session.HostId);
        var holder = people.FirstOrDefault(person => person.Id == session.TurnHolder);
        var edited = holder is null ? null : visits.EditedAt(session.DocumentId, holder.Id);
        return new LiveSessionView(
            session.Id,
            session.DocumentId,
            host.View,
            session.Mode,
            session.MaxUsers,
            session.StartedAt,
            new TurnView(holder?.View, session.TurnSince, edited is { } at ? Timestamps.Text(at) : null),
            [.. people.Where(person => person.Asked is not null).Select(person => person.View)]);
    }

    /// <summary>Keeps what was changed, and has the room look at its rules again.</summary>
    /// <returns>The session as it is now.</returns>
    public async Task<LiveSessionView> KeepAsync(StoreTransaction transaction, LiveSession session)
    {
        await SessionStore.SaveAsync(transaction.Db, session);
        rules.RaiseWith(transaction, session.DocumentId);
        return await ViewAsync(transaction.Db, session);
    }

    /// <summary>
    /// Lets somebody take part who asks without a socket, or has one. A place is counted in the session's own transaction, so
    /// that of many who come at once no more come in than it takes.
    /// </summary>
    public async Task<Refusal?> AdmitAsync(ActionContext context, LiveSession session)
    {
        var (db, person) = (context.Db, context.Person);
        if (await SessionPeople.FindAsync(db, session.Id, person.Id) is { RemovedAt: not null }) return Removed;
        var isHere = visits.IsHere(session.DocumentId, person.Id);
        if (!isHere && !await HasPlaceForAsync(db, session, person.Id)) return Full;
        await SessionPeople.AddAsync(db, session.Id, person, context.At, isSeated: !isHere);
        if (!isHere) context.Transaction.AfterCommit(() => visits.Heard(session.DocumentId, person.Id));
        return null;
    }

    /// <summary>Whether the people in a session are as many as it takes, or fewer when somebody new is to come.</summary>
    public async Task<bool> HasPlaceForAsync(Db db, LiveSession session, PersonId person)
    {
        if (session.MaxUsers is not { } most) return true;
        var taken = new HashSet<PersonId>(await SessionPeople.SeatedAsync(db, session.Id)) { session.HostId };
        if (taken.Contains(person)) return true;
        foreach (var one in visits.Here(session.DocumentId)) taken.Add(one.Id);
        taken.Add(person);
        return taken.Count <= most;
    }

    /// <summary>Ends a session for everyone.</summary>
    public async Task<IEvent> EndAsync(StoreTransaction transaction, LiveSession session, string reason, string at)
    {
        var view = await ViewAsync(transaction.Db, session);
        await SessionPeople.EmptySeatsAsync(transaction.Db, session.Id);
        session.EndedAt = at;
        await SessionStore.SaveAsync(transaction.Db, session);
        rules.RaiseWith(transaction, session.DocumentId);
        return new SessionEnded(session.WorkspaceId, session.DocumentId, reason, view);
    }
}
