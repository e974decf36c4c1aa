using Tutti.Actions;

namespace Tutti.Features.Shares;

/// <summary>The links of a document that nobody took back, newest first; for who came by a link, only those they made.</summary>
internal sealed record ListShares(DocumentId DocumentId, int? Limit = null, string? After = null) : IInDocument, IValidated
{
    public Refusal? Validate() => PageSize.Check(Limit);
}

internal sealed class ListSharesHandler : IHandler<ListShares, Page<ShareView>>
{
    public async ValueTask<Outcome<Page<ShareView>>> Handle(ListShares input, ActionContext context, CancellationToken cancellationToken)
    {
        var most = (input.Limit ?? PageSize.Usual) + 1;
        var rows = await ShareStore.ListAsync(context.Db, input.DocumentId, ShareRights.Maker(context), input.After, most);
        return PageSize.Of([.. rows.Select(row => row.ToView(context.Now))], input.Limit, view => view.Id);
    }
}
