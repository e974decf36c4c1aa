using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Workspaces;

/// <summary>Makes a workspace; whoever makes it owns it.</summary>
internal sealed record CreateWorkspace(string Name) : IValidated
{
    public Refusal? Validate() => PlainText.CheckName("name", Name);
}

internal sealed class CreateWorkspaceHandler(Memberships memberships)
    : IHandler<CreateWorkspace, WorkspaceView>
{
    public async ValueTask<Outcome<WorkspaceView>> Handle(
        CreateWorkspace input, ActionContext context, CancellationToken cancellationToken)
    {
        var workspace = new Workspace
        {
            Id = WorkspaceId.New(),
            Name = input.Name.Trim(),
            CreatedBy = context.Person.Id,
            CreatedAt = context.At,
            UpdatedAt = context.At,
            Role = Role.Owner,
        };
        await WorkspaceStore.InsertAsync(context.Db, workspace);
        await memberships.SetAsync(context.Transaction, workspace.Id, context.Person, Role.Owner, context.At);
        context.Raise(new WorkspaceCreated(workspace.Id, workspace.Name));
        return workspace.ToView();
    }
}
