using Tutti.Access;
using Tutti.Actions.Events;
using Tutti.Rooms.Rules;
using Tutti.Store;

namespace Tutti.Features.Sessions;

/// <summary>
/// What happens to sessions without a request. Each change holds the session and looks again, since what made it due may have
/// changed; its event is by the person it happened to.
/// </summary>
internal sealed class SessionChanges(
    IStore store,
    EventLog events,
    Dispatcher dispatcher,
    LiveSessions sessions,
    SessionVisits visits,
    TimeProvider clock)
{
    /// <summary>Takes the turn from whoever has it: they were silent, are gone, or may not edit any more.</summary>
    public Task TakeTurnAsync(DocumentId document, PersonId holder, string reason) => ChangeAsync(document, async (transaction, session) =>
    {
        if (session.TurnHolder != holder || session.Mode != EditMode.Sequential) return [];
        if (reason == TurnChanged.Silence && !await IsSilentAsync(transaction.Db, session)) return [];
        if (await SessionPeople.FindAsync(transaction.Db, session.Id, holder) is not { } person) return [];
        await Turns.PassOnAsync(transaction.Db, session, Now);
        var view = await sessions.KeepAsync(transaction, session);
        return [(person.Person, new TurnChanged(session.WorkspaceId, document, reason, view))];
    });

    /// <summary>Takes somebody out of the queue who is gone, or may not edit any more.</summary>
    public Task DropWaitingAsync(DocumentId document, PersonId waiting) => ChangeAsync(document, async (transaction, session) =>
    {
        if (await SessionPeople.FindAsync(transaction.Db, session.Id, waiting) is not { Asked: not null } person) return [];
        await SessionPeople.AskAsync(transaction.Db, session.Id, waiting, null);
        var view = await sessions.KeepAsync(transaction, session);
        return [(person.Person, new TurnChanged(session.WorkspaceId, document, TurnChanged.Left, view))];
    });

    /// <summary>Somebody without a socket was not heard for too long: their place is free.</summary>
    public Task FreeSeatAsync(DocumentId document, PersonId seated) => ChangeAsync(document, async (transaction, session) =>
    {
        if (await SessionPeople.FindAsync(transaction.Db, session.Id, seated) is not { IsSeated: true } person) return [];
        // They may have come again by a socket meanwhile, which gives them a place.
        if (visits.IsHere(document, seated))
        {
            await SessionPeople.StandAsync(transaction.Db, session.Id, seated);
            await sessions.KeepAsync(transaction, session);
            return [];
        }
        var hadTurn = await Turns.DropAsync(transaction.Db, session, person, Now);
        await SessionPeople.LeaveAsync(transaction.Db, session.Id, seated, Now);
        var view = await sessions.KeepAsync(transaction, session);
        var left = (person.Person, (IEvent)new SessionLeft(session.WorkspaceId, document, view));
        return hadTurn ? [left, (person.Person, new TurnChanged(session.WorkspaceId, document, TurnChanged.Left, view))] : [left];
    });

    /// <summary>Ends a session for everyone.</summary>
    public Task EndAsync(DocumentId document, string reason) => ChangeAsync(document, async (transaction, session) =>
    {
        var host = await SessionPeople.FindAsync(transaction.Db, session.Id, session.HostId);
        return [(host!.Person, await sessions.EndAsync(transaction, session, reason, Now))];
    });

    /// <summary>Ends a session whose document is gone: that it was deleted says it all, and there is nobody left to tell.</summary>
    public Task EndWithDocumentAsync(DocumentId document) => ChangeAsync(document, async (transaction, session) =>
    {
        await sessions.EndAsync(transaction, session, SessionEnded.ByPerson, Now);
        return [];
    });

    /// <summary>Writes down that somebody was there until now.</summary>
    public Task TouchAsync(DocumentId document) => ChangeAsync(document, async (transaction, session) =>
    {
        session.ActiveAt = Now;
        await SessionStore.SaveAsync(transaction.Db, session);
        return [];
    });

    private string Now => Timestamps.Text(clock.GetUtcNow());

    private async Task<bool> IsSilentAsync(Db db, LiveSession session) =>
        visits.IsSilent(session.DocumentId, session.TurnHolder!.Value, session.TurnSince!)
        && await SessionPeople.CountWaitingAsync(db, session.Id) > 0;

    private async Task ChangeAsync(
        DocumentId document, Func<StoreTransaction, LiveSession, Task<IReadOnlyList<(Person By, IEvent Happened)>>> change)
    {
        IReadOnlyList<EventRow> rows = [];
        await using (var transaction = await store.BeginAsync(CancellationToken.None))
        {
            if (await SessionStore.HoldAsync(transaction.Db, document) is not { } session) return;
            var happened = await change(transaction, session);
            if (happened.Count > 0)
                rows = await events.AppendAsync(transaction, [.. happened.Select(one => (new Actor(one.By, null, ""), one.Happened))]);
            await transaction.CommitAsync();
        }
        await dispatcher.DispatchAsync(rows);
    }
}
