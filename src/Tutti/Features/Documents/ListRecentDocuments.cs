using Tutti.Actions;
using Tutti.Store;

namespace Tutti.Features.Documents;

/// <summary>Everything one may see, by its last change: in one's workspaces, and what was shared by a link.</summary>
/// <param name="Query">How words of the title begin.</param>
/// <param name="Shared">Only what was shared by a link.</param>
/// <param name="Limit">How many.</param>
/// <param name="After">Where the page before ended.</param>
internal sealed record ListRecentDocuments(string? Query = null, bool? Shared = null, int? Limit = null, string? After = null) : IValidated
{
    public Refusal? Validate() => PageSize.Check(Limit) ?? PlainText.CheckQuery(Query) ?? PageCursor.Check(After);
}

internal sealed class ListRecentDocumentsHandler : IHandler<ListRecentDocuments, Page<DocumentView>>
{
    public async ValueTask<Outcome<Page<DocumentView>>> Handle(
        ListRecentDocuments input, ActionContext context, CancellationToken cancellationToken)
    {
        var after = input.After is null ? null : PageCursor.Read(input.After);
        var filter = new RecentFilter(
            Words.OfQuery(input.Query), input.Shared is true, after?.Place, (input.Limit ?? PageSize.Usual) + 1);
        var views = await RecentDocuments.FindAsync(context.Db, context.Person, context.At, filter);
        return PageSize.Of(views, input.Limit, view => new PageCursor(view.UpdatedAt, view.Id.ToString()).Text);
    }
}
