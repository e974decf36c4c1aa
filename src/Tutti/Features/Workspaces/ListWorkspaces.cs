using Tutti.Actions;

namespace Tutti.Features.Workspaces;

/// <summary>The workspaces a person belongs to, newest first.</summary>
internal sealed record ListWorkspaces(int? Limit = null, WorkspaceId? After = null) : IValidated
{
    public Refusal? Validate() => PageSize.Check(Limit);
}

internal sealed class ListWorkspacesHandler : IHandler<ListWorkspaces, Page<WorkspaceView>>
{
    public async ValueTask<Outcome<Page<WorkspaceView>>> Handle(
        ListWorkspaces input, ActionContext context, CancellationToken cancellationToken)
    {
        var size = input.Limit ?? PageSize.Usual;
        var rows = await WorkspaceStore.ListAsync(context.Db, context.Person.Id, input.After, size + 1);
        return PageSize.Of([.. rows.Select(row => row.ToView())], input.Limit, view => view.Id.ToString());
    }
}
