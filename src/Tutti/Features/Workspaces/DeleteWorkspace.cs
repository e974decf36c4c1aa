using Tutti.Actions;

namespace Tutti.Features.Workspaces;

/// <summary>Takes a workspace away, with everything in it. The rows stay, and its owner can bring it back for a while.</summary>
internal sealed record DeleteWorkspace(WorkspaceId WorkspaceId) : IInWorkspace;

internal sealed class DeleteWorkspaceHandler : IHandler<DeleteWorkspace, Nothing>
{
    public async ValueTask<Outcome<Nothing>> Handle(
        DeleteWorkspace input, ActionContext context, CancellationToken cancellationToken)
    {
        if (!await WorkspaceStore.DeleteAsync(context.Db, input.WorkspaceId, context.At)) return ActionRights.NoSuchThing;
        context.Raise(new WorkspaceDeleted(input.WorkspaceId));
        return Nothing.Instance;
    }
}
