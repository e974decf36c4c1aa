using Tutti.Actions;

namespace Tutti.Features.Documents;

/// <summary>Puts a document into a folder of its workspace; without one, or with <c>root</c>, at the top.</summary>
internal sealed record MoveDocument(DocumentId DocumentId, string? FolderId = null) : IInDocument;

internal sealed class MoveDocumentHandler : IHandler<MoveDocument, DocumentView>
{
    public async ValueTask<Outcome<DocumentView>> Handle(
        MoveDocument input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await DocumentStore.FindAsync(context.Db, input.DocumentId) is not { } document) return ActionRights.NoSuchThing;
        var folder = DocumentFolders.Stored(input.FolderId);
        if (folder != document.FolderId)
        {
            if (!await DocumentStore.MoveAsync(context.Db, document, folder)) return DocumentFolders.NoSuchFolder;
            context.Raise(new DocumentMoved(document.WorkspaceId, document.Id, folder.Length == 0 ? null : folder));
        }
        return document.ToView(context.Rights!) with { FolderId = folder.Length == 0 ? null : folder };
    }
}
