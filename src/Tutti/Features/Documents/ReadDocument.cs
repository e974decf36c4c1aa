using Tutti.Actions;

namespace Tutti.Features.Documents;

/// <summary>One document, without its content.</summary>
internal sealed record ReadDocument(DocumentId DocumentId) : IInDocument;

internal sealed class ReadDocumentHandler : IHandler<ReadDocument, DocumentView>
{
    public async ValueTask<Outcome<DocumentView>> Handle(
        ReadDocument input, ActionContext context, CancellationToken cancellationToken) =>
        await DocumentStore.FindAsync(context.Db, input.DocumentId) is { } document
            ? document.ToView(context.Rights!)
            : ActionRights.NoSuchThing;
}
