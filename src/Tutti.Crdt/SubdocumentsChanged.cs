namespace Tutti.Crdt;

/// <summary>What a transaction did to the documents inside a document.</summary>
/// <param name="Loaded">To be loaded by a provider.</param>
/// <param name="Added">Put in.</param>
/// <param name="Removed">Taken out; they are disposed of next.</param>
/// <param name="Transaction">The transaction.</param>
public sealed record SubdocumentsChanged(
    IReadOnlyCollection<YDoc> Loaded,
    IReadOnlyCollection<YDoc> Added,
    IReadOnlyCollection<YDoc> Removed,
    Transaction Transaction);
