using Tutti.Actions;

namespace Tutti.Features.Documents;

/// <summary>Gives a document another title.</summary>
internal sealed record RenameDocument(DocumentId DocumentId, string Title) : IInDocument, IValidated
{
    public Refusal? Validate() => PlainText.CheckName("title", Title);
}

internal sealed class RenameDocumentHandler : IHandler<RenameDocument, DocumentView>
{
    public async ValueTask<Outcome<DocumentView>> Handle(
        RenameDocument input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await DocumentStore.FindAsync(context.Db, input.DocumentId) is not { } before) return ActionRights.NoSuchThing;
        await DocumentStore.RenameAsync(context.Db, before, input.Title.Trim(), context.Person.Id, context.At);
        if (await DocumentStore.FindAsync(context.Db, input.DocumentId) is not { } document) return ActionRights.NoSuchThing;
        context.Raise(new DocumentRenamed(document.WorkspaceId, document.Id, document.Title));
        return document.ToView(context.Rights!);
    }
}
