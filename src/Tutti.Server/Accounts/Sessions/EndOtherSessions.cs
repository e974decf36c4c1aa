using Tutti.Actions;

namespace Tutti.Server.Accounts.Sessions;

/// <summary>Signs out everywhere but here.</summary>
internal sealed record EndOtherSessions;

internal sealed class EndOtherSessionsHandler(SessionLife sessions) : IHandler<EndOtherSessions, SessionsEndedView>
{
    public async ValueTask<Outcome<SessionsEndedView>> Handle(
        EndOtherSessions input, ActionContext context, CancellationToken cancellationToken)
    {
        var ended = await sessions.EndOthersAsync(context);
        context.Raise(new OtherSessionsEnded(ended));
        return new SessionsEndedView(ended);
    }
}
