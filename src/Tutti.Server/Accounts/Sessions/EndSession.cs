using Tutti.Actions;

namespace Tutti.Server.Accounts.Sessions;

/// <summary>Ends one of one's own sessions, wherever it is: its cookie, its tokens and its sockets.</summary>
internal sealed record EndSession(string SessionId);

internal sealed class EndSessionHandler(SessionLife sessions) : IHandler<EndSession, SessionOverView>
{
    public async ValueTask<Outcome<SessionOverView>> Handle(EndSession input, ActionContext context, CancellationToken cancellationToken)
    {
        var session = await SessionStore.FindAsync(context.Db, input.SessionId);
        if (session?.PersonId != context.Person.Id || !session.IsLive(context.Now)) return ActionRights.NoSuchThing;
        if (!await sessions.EndAsync(context, session)) return ActionRights.NoSuchThing;
        context.Raise(new SessionEnded(session.Id, session.Device));
        return new SessionOverView(session.Id == context.Who!.SessionId);
    }
}
