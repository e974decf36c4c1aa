using Tutti.Actions;

namespace Tutti.Features.Documents;

/// <summary>The documents of a workspace, newest first.</summary>
internal sealed record ListDocuments(WorkspaceId WorkspaceId, int? Limit = null, DocumentId? After = null) : IInWorkspace, IValidated
{
    public Refusal? Validate() => PageSize.Check(Limit);
}

internal sealed class ListDocumentsHandler : IHandler<ListDocuments, Page<DocumentView>>
{
    public async ValueTask<Outcome<Page<DocumentView>>> Handle(
        ListDocuments input, ActionContext context, CancellationToken cancellationToken)
    {
        var size = input.Limit ?? PageSize.Usual;
        var rows = await DocumentStore.ListAsync(context.Db, input.WorkspaceId, input.After, size + 1);
        return PageSize.Of([.. rows.Select(row => row.ToView(context.Role!.Value))], input.Limit, view => view.Id.ToString());
    }
}
