using Tutti.Actions;

namespace Tutti.Server.Accounts.Sessions;

/// <summary>Ends one of one's own sessions, wherever it is: its cookie, its tokens and its sockets.</summary>
internal sealed record EndAccountSession(string SessionId);

internal sealed class EndAccountSessionHandler(SessionLife sessions) : IHandler<EndAccountSession, SessionOverView>
{
    public async ValueTask<Outcome<SessionOverView>> Handle(EndAccountSession input, ActionContext context, CancellationToken cancellationToken)
    {
        var session = await SessionStore.FindAsync(context.Db, input.SessionId);
        if (session?.PersonId != context.Person.Id || !session.IsLive(context.Now)) return ActionRights.NoSuchThing;
        if (!await sessions.EndAsync(context, session)) return ActionRights.NoSuchThing;
        context.Raise(new AccountSessionEnded(session.Id, session.Device));
        return new SessionOverView(session.Id == context.Who!.SessionId);
    }
}
