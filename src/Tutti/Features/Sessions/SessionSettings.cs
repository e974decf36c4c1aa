using Tutti.Actions;
using Tutti.Rooms.Rules;

namespace Tutti.Features.Sessions;

/// <summary>Changing how a session is held: the one logic behind the route and the frames.</summary>
internal sealed class SessionSettings(LiveSessions sessions)
{
    /// <summary>Whether a maximum of people is one that can be set.</summary>
    public static Refusal? Check(int? most, SessionsOptions options) => most is null or > 0 && !(most > options.MostUsers)
        ? null
        : new Refusal(RefusalCode.InvalidMessage, $"A session takes 1 to {options.MostUsers} people.");

    /// <summary>Sets the mode, or the maximum, or both. What is as it was is no event.</summary>
    /// <param name="document">The document.</param>
    /// <param name="mode">The mode; null to leave it.</param>
    /// <param name="setsMost">Whether the maximum is set.</param>
    /// <param name="most">The maximum; null for none.</param>
    /// <param name="context">Who does it.</param>
    public async Task<Outcome<LiveSessionView>> SetAsync(DocumentId document, EditMode? mode, bool setsMost, int? most, ActionContext context)
    {
        if (await SessionStore.HoldAsync(context.Db, document) is not { } session) return LiveSessions.Over;
        if (!LiveSessions.Leads(context, session)) return LiveSessions.NotLeading;
        var changesMode = mode is { } other && other != session.Mode;
        var changesMost = setsMost && most != session.MaxUsers;
        var changesTurn = changesMode && await ChangeModeAsync(session, mode!.Value, context);
        if (changesMost) (session.MaxUsers, session.PlacesSince) = (most, context.At);
        var view = await sessions.KeepAsync(context.Transaction, session);
        if (changesMode) context.Raise(new ModeChanged(session.WorkspaceId, document, session.Mode, view));
        if (changesTurn) context.Raise(new TurnChanged(session.WorkspaceId, document, TurnChanged.ByMode, view));
        if (changesMost) context.Raise(new MaxUsersChanged(session.WorkspaceId, document, view));
        return view;
    }

    private static async Task<bool> ChangeModeAsync(LiveSession session, EditMode mode, ActionContext context)
    {
        session.Mode = mode;
        // Whoever has the turn takes part, also an administrator who has only looked in; a full session is no hindrance to them.
        if (mode == EditMode.Sequential) await SessionPeople.AddAsync(context.Db, session.Id, context.Person, context.At, isSeated: false);
        return await Turns.FollowAsync(context.Db, session, context.Person.Id, context.At);
    }
}
