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
        if (await DocumentStore.FindAsync(context.Db, input.DocumentId) is not { } document) return ActionRights.NoSuchThing;
        await DocumentStore.DeleteAsync(context.Db, document.Id, context.At);
        context.Transaction.AfterCommit(() => rooms.Close(document.Id, CloseCode.NoSuchDocument));
        versions.RaiseWith(context.Transaction, document.Id);
        context.Raise(new DocumentDeleted(document.WorkspaceId, document.Id));
        return Nothing.Instance;
    }

    /// <summary>Closes the sockets first, so that they hear that the document is gone and not that they lost a right.</summary>
    public static void CloseRoom(DocumentId document, IRoomGateway rooms, PermissionVersions versions)
    {
        rooms.Close(document, CloseCode.NoSuchDocument);
        versions.Raise(document);
    }
}
