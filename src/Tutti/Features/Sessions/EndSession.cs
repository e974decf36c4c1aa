using Tutti.Actions;

namespace Tutti.Features.Sessions;

/// <summary>Ends the live session of a document for everyone. Who has it open stays there, and edits as their role allows.</summary>
internal sealed record EndSession(DocumentId DocumentId) : IInDocument;

internal sealed class EndSessionHandler(LiveSessions sessions) : IHandler<EndSession, Nothing>
{
    public async ValueTask<Outcome<Nothing>> Handle(EndSession input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await SessionStore.HoldAsync(context.Db, input.DocumentId) is not { } session) return LiveSessions.Over;
        if (!LiveSessions.Leads(context, session)) return LiveSessions.NotLeading;
        context.Raise(await sessions.EndAsync(context.Transaction, session, SessionEnded.ByPerson, context.At));
        return Nothing.Instance;
    }
}
