using Tutti.Actions;

namespace Tutti.Features.Presence;

/// <summary>Who is in a document, where, and what they do.</summary>
internal sealed record ReadDocumentPresence(DocumentId DocumentId) : IInDocument;

/// <summary>The people in a document.</summary>
internal sealed record DocumentPresenceView(IReadOnlyList<PresentView> People, PresenceCountsView Counts);

internal sealed class ReadDocumentPresenceHandler(PresentPeople present) : IHandler<ReadDocumentPresence, DocumentPresenceView>
{
    public async ValueTask<Outcome<DocumentPresenceView>> Handle(
        ReadDocumentPresence input, ActionContext context, CancellationToken cancellationToken)
    {
        var people = await present.ReadAsync(input.DocumentId, context.Now, cancellationToken);
        int With(string status) => people.Count(one => one.Status == status);
        var counts = new PresenceCountsView(With("active"), With("idle"), With("away"), people.Count(one => one.Activity == "editing"));
        return new DocumentPresenceView(people, counts);
    }
}
