using Tutti.Actions;
using Tutti.Rooms.Rules;
using Tutti.Store;

namespace Tutti.Features.Sessions;

/// <summary>What a live session says of who edits, and who may be there.</summary>
internal sealed class SessionRules(IStore store, LiveSessions sessions, ActionJson json) : IEditRules
{
    public async ValueTask AddToAsync(EditRulesBuilder rules, DocumentId document, CancellationToken cancellationToken)
    {
        using var connection = store.OpenRead();
        var db = new Db(connection, null);
        if (await SessionStore.FindAsync(db, document) is not { } session)
        {
            rules.Show("session", "null"u8.ToArray());
            return;
        }
        rules.Mode = session.Mode;
        rules.Host = session.HostId;
        rules.MaxPeople = session.MaxUsers;
        if (session.TurnHolder is { } holder) rules.Turn = (await SessionPeople.FindAsync(db, session.Id, holder))?.Person;
        foreach (var person in await SessionPeople.RemovedAsync(db, session.Id)) rules.Remove(person);
        rules.Seat(session.HostId);
        foreach (var person in await SessionPeople.SeatedAsync(db, session.Id)) rules.Seat(person);
        rules.Show("session", json.Write(await sessions.ViewAsync(db, session)));
    }
}
