using System.ComponentModel.DataAnnotations;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Kinds;
using Tutti.Store;

namespace Tutti.Features.Documents;

/// <summary>
/// The documents of a workspace or of one folder of it (<c>root</c> is the top), those whose titles have words that begin
/// so, of one kind; or what was deleted, the last first.
/// </summary>
internal sealed record ListDocuments(
    WorkspaceId WorkspaceId,
    string? FolderId = null,
    string? Query = null,
    [property: DocumentKindName] string? Kind = null,
    [property: AllowedValues("updated", "title", "created")] string? Sort = null,
    bool? Deleted = null,
    int? Limit = null,
    string? After = null) : IInWorkspace, IValidated
{
    private static readonly Refusal NoSuchSort = new(RefusalCode.InvalidMessage, "Documents are sorted by updated, title or created.");

    public Refusal? Validate() =>
        PageSize.Check(Limit)
        ?? PlainText.CheckQuery(Query)
        ?? PageCursor.Check(After)
        ?? (Sort is null or "updated" or "title" or "created" ? null : NoSuchSort);
}

internal sealed class ListDocumentsHandler(DocumentKinds kinds) : IHandler<ListDocuments, Page<DocumentView>>
{
    private static readonly Refusal NotForReaders = new(
        RefusalCode.PermissionDenied, "What was deleted is for those who may bring it back.");

    public async ValueTask<Outcome<Page<DocumentView>>> Handle(
        ListDocuments input, ActionContext context, CancellationToken cancellationToken)
    {
        if (input.Kind is not null && kinds.Find(input.Kind) is null) return kinds.NoSuchKind;
        var rights = context.Rights!;
        var isDeleted = input.Deleted ?? false;
        if (isDeleted && !rights.May(Permission.Edit)) return NotForReaders;
        var order = isDeleted ? DocumentOrder.ByDeletion : DocumentOrder.Read(input.Sort);
        var rows = await DocumentLists.FindAsync(context.Db, new DocumentFilter(input.WorkspaceId, order)
        {
            Folder = input.FolderId is null ? null : DocumentFolders.Stored(input.FolderId),
            Kinds = input.Kind is { } only ? [only] : kinds.Names,
            Words = Words.OfQuery(input.Query),
            After = input.After is null ? null : PageCursor.Read(input.After)!.Place,
            Most = (input.Limit ?? PageSize.Usual) + 1,
        });
        var page = PageSize.Of(rows, input.Limit, row => new PageCursor(row.PlaceIn(order), row.Id.ToString()).Text);
        return new Page<DocumentView>([.. page.Items.Select(row => row.ToView(rights.Role))], page.Next);
    }
}
