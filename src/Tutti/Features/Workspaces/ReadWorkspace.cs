using Tutti.Actions;

namespace Tutti.Features.Workspaces;

/// <summary>One workspace.</summary>
internal sealed record ReadWorkspace(WorkspaceId WorkspaceId) : IInWorkspace;

internal sealed class ReadWorkspaceHandler : IHandler<ReadWorkspace, WorkspaceView>
{
    public async ValueTask<Outcome<WorkspaceView>> Handle(
        ReadWorkspace input, ActionContext context, CancellationToken cancellationToken) =>
        await WorkspaceStore.FindAsync(context.Db, input.WorkspaceId, context.Person.Id) is { } workspace
            ? workspace.ToView()
            : ActionRights.NoSuchThing;
}
