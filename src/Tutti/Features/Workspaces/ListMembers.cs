using Tutti.Actions;

namespace Tutti.Features.Workspaces;

/// <summary>Who is in a workspace, and as what.</summary>
internal sealed record ListMembers(WorkspaceId WorkspaceId, int? Limit = null, PersonId? After = null) : IInWorkspace, IValidated
{
    public Refusal? Validate() => PageSize.Check(Limit);
}

internal sealed class ListMembersHandler : IHandler<ListMembers, Page<MemberView>>
{
    public async ValueTask<Outcome<Page<MemberView>>> Handle(
        ListMembers input, ActionContext context, CancellationToken cancellationToken)
    {
        var size = input.Limit ?? PageSize.Usual;
        var rows = await WorkspaceStore.MembersAsync(context.Db, input.WorkspaceId, input.After, size + 1);
        return PageSize.Of([.. rows.Select(row => row.ToView())], input.Limit, view => view.Id.ToString());
    }
}
