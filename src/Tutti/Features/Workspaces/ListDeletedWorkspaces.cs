using Microsoft.Extensions.Options;
using Tutti.Actions;
using Tutti.Store;

namespace Tutti.Features.Workspaces;

/// <summary>The workspaces one owned and deleted, while they can be brought back; the last deleted first.</summary>
internal sealed record ListDeletedWorkspaces(int? Limit = null, string? After = null) : IValidated
{
    public Refusal? Validate() => PageSize.Check(Limit) ?? PageCursor.Check(After);
}

internal sealed class ListDeletedWorkspacesHandler(IOptions<WorkspacesOptions> options)
    : IHandler<ListDeletedWorkspaces, Page<WorkspaceView>>
{
    public async ValueTask<Outcome<Page<WorkspaceView>>> Handle(
        ListDeletedWorkspaces input, ActionContext context, CancellationToken cancellationToken)
    {
        var after = input.After is null ? null : PageCursor.Read(input.After);
        var since = Timestamps.Text(context.Now - options.Value.DeletedKept);
        var rows = await WorkspaceStore.ListDeletedAsync(
            context.Db, context.Person.Id, since, after, (input.Limit ?? PageSize.Usual) + 1);
        return PageSize.Of(
            [.. rows.Select(row => row.ToView())], input.Limit, view => new PageCursor(view.DeletedAt!, view.Id.ToString()).Text);
    }
}
