using Tutti.Actions;
using Tutti.Store;

namespace Tutti.Features.Documents;

/// <summary>Everything one may see, by its last change: in one's workspaces, and what was shared by a link.</summary>
internal sealed record ListRecentDocuments(string? Query = null, int? Limit = null, string? After = null) : IValidated
{
    public Refusal? Validate() => PageSize.Check(Limit) ?? PlainText.CheckQuery(Query) ?? PageCursor.Check(After);
}

internal sealed class ListRecentDocumentsHandler : IHandler<ListRecentDocuments, Page<DocumentView>>
{
    public async ValueTask<Outcome<Page<DocumentView>>> Handle(
        ListRecentDocuments input, ActionContext context, CancellationToken cancellationToken)
    {
        var after = input.After is null ? null : PageCursor.Read(input.After);
        var views = await RecentDocuments.FindAsync(
            context.Db, context.Person, context.At, Words.OfQuery(input.Query), after?.Place, (input.Limit ?? PageSize.Usual) + 1);
        return PageSize.Of(views, input.Limit, view => new PageCursor(view.UpdatedAt, view.Id.ToString()).Text);
    }
}
