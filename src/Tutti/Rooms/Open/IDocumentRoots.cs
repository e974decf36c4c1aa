using Tutti.Kinds;

namespace Tutti.Rooms.Open;

/// <summary>Knows the shared types of documents; who hosts documents of no known kind has none.</summary>
internal interface IDocumentRoots
{
    /// <summary>The roots of a document, or null when nothing is known of it.</summary>
    ValueTask<IReadOnlyList<SharedRoot>?> FindAsync(DocumentId document);
}

/// <summary>Nothing is known of any document.</summary>
internal sealed class NoRoots : IDocumentRoots
{
    public ValueTask<IReadOnlyList<SharedRoot>?> FindAsync(DocumentId document) => new((IReadOnlyList<SharedRoot>?)null);
}
