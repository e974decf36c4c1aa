using Tutti.Rooms.Rules;
using Tutti.Store;

namespace Tutti.Features.Sessions;

/// <summary>Whose turn it is. The session is held by whoever changes it, so there is one holder at any time.</summary>
internal static class Turns
{
    public static readonly Refusal None = new(RefusalCode.Conflict, "In this session nobody takes turns."),
        NotYours = new(RefusalCode.NotYourTurn, "It is not your turn.");

    /// <summary>Gives the turn to somebody, or to nobody.</summary>
    public static async Task GiveAsync(Db db, LiveSession session, PersonId? to, string at)
    {
        session.TurnHolder = to;
        session.TurnSince = to is null ? null : at;
        if (to is { } person) await SessionPeople.AskAsync(db, session.Id, person, null);
    }

    /// <summary>Gives the turn to the first who waits for it, or to nobody.</summary>
    public static async Task PassOnAsync(Db db, LiveSession session, string at) =>
        await GiveAsync(db, session, await SessionPeople.FirstWaitingAsync(db, session.Id), at);

    /// <summary>Lets go of what somebody has of the turn who is not there any more.</summary>
    /// <returns>Whether they had it or waited for it.</returns>
    public static async Task<bool> DropAsync(Db db, LiveSession session, SessionPerson person, string at)
    {
        if (session.Mode != EditMode.Sequential) return false;
        if (person.Asked is not null) await SessionPeople.AskAsync(db, session.Id, person.Id, null);
        var held = session.TurnHolder == person.Id;
        if (held) await PassOnAsync(db, session, at);
        return held || person.Asked is not null;
    }

    /// <summary>Begins or ends the taking of turns; whoever begins it has the first.</summary>
    /// <returns>Whether the turn changed.</returns>
    public static async Task<bool> FollowAsync(Db db, LiveSession session, PersonId by, string at)
    {
        var before = session.TurnHolder;
        await SessionPeople.EmptyQueueAsync(db, session.Id);
        await GiveAsync(db, session, session.Mode == EditMode.Sequential ? by : null, at);
        return before != session.TurnHolder;
    }
}
