using Tutti.Access;
using Tutti.Actions;
using Tutti.Connections;
using Tutti.Rooms;

namespace Tutti.Features.Workspaces;

/// <summary>Takes a workspace away, with everything in it. The rows stay, and its owner can bring it back for a while.</summary>
internal sealed record DeleteWorkspace(WorkspaceId WorkspaceId) : IInWorkspace;

internal sealed class DeleteWorkspaceHandler(IRoomGateway rooms, PermissionVersions versions) : IHandler<DeleteWorkspace, Nothing>
{
    public async ValueTask<Outcome<Nothing>> Handle(
        DeleteWorkspace input, ActionContext context, CancellationToken cancellationToken)
    {
        if (!await WorkspaceStore.DeleteAsync(context.Db, input.WorkspaceId, context.At)) return ActionRights.NoSuchThing;
        // The sockets first, so that they hear that their documents are gone and not that they lost a right.
        context.Transaction.AfterCommit(() => rooms.Close(versions.AskedFor(input.WorkspaceId), CloseCode.NoSuchDocument));
        versions.RaiseWith(context.Transaction, input.WorkspaceId);
        context.Raise(new WorkspaceDeleted(input.WorkspaceId));
        return Nothing.Instance;
    }
}
