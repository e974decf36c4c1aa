using Tutti.Access;
using Tutti.Actions;
using Tutti.Store;

namespace Tutti.Features.Members;

/// <summary>Who is in a workspace, and as what, by name.</summary>
internal sealed record ListMembers(WorkspaceId WorkspaceId, string? Query = null, int? Limit = null, string? After = null)
    : IInWorkspace, IValidated
{
    public Refusal? Validate() => PageSize.Check(Limit) ?? PlainText.CheckQuery(Query) ?? PageCursor.Check(After);
}

internal sealed class ListMembersHandler : IHandler<ListMembers, Page<MemberView>>
{
    public async ValueTask<Outcome<Page<MemberView>>> Handle(
        ListMembers input, ActionContext context, CancellationToken cancellationToken)
    {
        var after = input.After is null ? null : PageCursor.Read(input.After);
        var rows = await MemberQueries.ListAsync(
            context.Db, input.WorkspaceId, Words.OfQuery(input.Query), after?.Place, (input.Limit ?? PageSize.Usual) + 1);
        var page = PageSize.Of(rows, input.Limit, row => new PageCursor(row.NameWords, row.Id.ToString()).Text);
        return new Page<MemberView>([.. page.Items.Select(row => MemberView.Of(row))], page.Next);
    }
}
