using Tutti.Access;
using Tutti.Actions;
using Tutti.Connections;
using Tutti.Rooms;

namespace Tutti.Features.Documents;

/// <summary>Takes a document away; its rows stay. Its sockets are closed.</summary>
internal sealed record DeleteDocument(DocumentId DocumentId) : IInDocument;

internal sealed class DeleteDocumentHandler(IRoomGateway rooms, PermissionVersions versions)
    : IHandler<DeleteDocument, Nothing>
{
    public async ValueTask<Outcome<Nothing>> Handle(
        DeleteDocument input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await DocumentStore.DeleteAsync(context.Db, input.DocumentId, context.At) is not { } document) return ActionRights.NoSuchThing;
        // The sockets first, so that they hear that the document is gone and not that they lost a right.
        context.Transaction.AfterCommit(() => rooms.Close(new HashSet<DocumentId> { document.Id }, CloseCode.NoSuchDocument));
        versions.RaiseWith(context.Transaction, document.Id);
        context.Raise(new DocumentDeleted(document.WorkspaceId, document.Id, document.Title));
        return Nothing.Instance;
    }
}
