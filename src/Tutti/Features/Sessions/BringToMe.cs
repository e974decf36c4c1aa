using Tutti.Access;
using Tutti.Actions;
using Tutti.Actions.Events;
using Tutti.Connections;
using Tutti.Rooms;

namespace Tutti.Features.Sessions;

/// <summary>Asks everyone at a document to follow whoever asks. It is said once, to those who are there.</summary>
internal sealed record BringToMe(DocumentId DocumentId) : IInDocument;

internal sealed class BringToMeHandler(IRoomGateway rooms) : IHandler<BringToMe, Nothing>
{
    public async ValueTask<Outcome<Nothing>> Handle(BringToMe input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await SessionStore.WorkspaceAsync(context.Db, input.DocumentId) is not { } workspace) return ActionRights.NoSuchThing;
        var session = await SessionStore.FindAsync(context.Db, input.DocumentId);
        if (session?.HostId != context.Person.Id && !context.Rights!.May(Permission.Administer)) return LiveSessions.NotLeading;
        var frame = EventFrames.Unnumbered("bring_to_me", input.DocumentId, context.Person, context.At, default, FrameKind.Control);
        context.Transaction.AfterCommit(() => rooms.Tell(input.DocumentId, frame));
        context.Raise(new EveryoneCalled(workspace, input.DocumentId));
        return Nothing.Instance;
    }
}
