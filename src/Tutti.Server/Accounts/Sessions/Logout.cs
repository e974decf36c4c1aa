using Tutti.Actions;

namespace Tutti.Server.Accounts.Sessions;

/// <summary>Ends the session that asks: its cookie, its tokens and its sockets.</summary>
internal sealed record Logout;

internal sealed class LogoutHandler(SessionLife sessions) : IHandler<Logout, SessionOverView>
{
    public async ValueTask<Outcome<SessionOverView>> Handle(Logout input, ActionContext context, CancellationToken cancellationToken)
    {
        if (context.Who!.SessionId is { } id && await SessionStore.FindAsync(context.Db, id) is { } session)
            await sessions.EndAsync(context, session);
        context.Raise(new PersonSignedOut());
        return new SessionOverView(WasCurrent: true);
    }
}
