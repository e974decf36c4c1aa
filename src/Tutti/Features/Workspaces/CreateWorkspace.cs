using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Workspaces;

/// <summary>Makes a workspace; whoever makes it owns it.</summary>
internal sealed record CreateWorkspace(string Name) : IValidated
{
    public Refusal? Validate() => PlainText.CheckName("name", Name);
}

/// <param name="memberships">Who is what where.</param>
/// <param name="quota">How many one person may make; null for the first one, which comes with signing in.</param>
internal sealed class CreateWorkspaceHandler(Memberships memberships, WorkspaceQuota? quota = null)
    : IHandler<CreateWorkspace, WorkspaceView>
{
    public ValueTask<Refusal?> Prepare(CreateWorkspace input, ActionContext context, CancellationToken cancellationToken) =>
        quota?.CheckAsync(context.Db, context.Person.Id) ?? new((Refusal?)null);

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
            Members = 1,
            Role = Role.Owner,
        };
        await WorkspaceStore.InsertAsync(context.Db, workspace);
        await memberships.SetAsync(context.Transaction, workspace.Id, context.Person, Role.Owner, context.At);
        context.Raise(new WorkspaceCreated(workspace.Id, workspace.Name));
        return workspace.ToView();
    }
}
