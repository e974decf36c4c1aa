using Tutti.Crdt.Reading;

namespace Tutti.Rooms.Open;

/// <summary>A root of a document's shared types, and what new values in it become.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="MapsInside">So many levels of objects in it are shared maps; what lies deeper is plain.</param>
/// <param name="HoldsTexts">Whether its values are shared texts.</param>
internal sealed record SharedRoot(string Name, RootKind Kind, int MapsInside = 0, bool HoldsTexts = false);

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
