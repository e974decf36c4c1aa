using Tutti.Actions;

namespace Tutti.Features.Workspaces;

/// <summary>Gives a workspace another name.</summary>
internal sealed record RenameWorkspace(WorkspaceId WorkspaceId, string Name) : IInWorkspace, IValidated
{
    public Refusal? Validate() => PlainText.CheckName("name", Name);
}

internal sealed class RenameWorkspaceHandler : IHandler<RenameWorkspace, WorkspaceView>
{
    public async ValueTask<Outcome<WorkspaceView>> Handle(
        RenameWorkspace input, ActionContext context, CancellationToken cancellationToken)
    {
        var name = input.Name.Trim();
        await WorkspaceStore.RenameAsync(context.Db, input.WorkspaceId, name, context.At);
        context.Raise(new WorkspaceRenamed(input.WorkspaceId, name));
        return await WorkspaceStore.FindAsync(context.Db, input.WorkspaceId, context.Person.Id) is { } workspace
            ? workspace.ToView()
            : ActionRights.NoSuchThing;
    }
}
