using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Documents;

/// <summary>Brings a deleted document back to where it was. One that was not deleted stays as it is.</summary>
internal sealed record RestoreDocument(WorkspaceId WorkspaceId, DocumentId DocumentId) : IInWorkspace;

internal sealed class RestoreDocumentHandler(PermissionVersions versions) : IHandler<RestoreDocument, DocumentView>
{
    public async ValueTask<Outcome<DocumentView>> Handle(
        RestoreDocument input, ActionContext context, CancellationToken cancellationToken)
    {
        var isBack = await DocumentStore.RestoreAsync(context.Db, input.WorkspaceId, input.DocumentId);
        if (await DocumentStore.FindAsync(context.Db, input.DocumentId) is not { } document || document.WorkspaceId != input.WorkspaceId)
            return ActionRights.NoSuchThing;
        if (isBack)
        {
            versions.RaiseWith(context.Transaction, document.Id);
            context.Raise(new DocumentRestored(document.WorkspaceId, document.Id, document.Title));
        }
        return document.ToView(context.Rights!);
    }
}
