using System.Collections.Concurrent;
using Tutti.Store;

namespace Tutti.Rooms.Rules;

/// <summary>
/// One number per document for its <see cref="EditRules"/>, as <see cref="Access.PermissionVersions"/> has one for rights: raised
/// with the commit that changes them, compared by the room at each edit and by the journal at its commit.
/// </summary>
internal sealed class RuleVersions
{
    private readonly ConcurrentDictionary<DocumentId, long> _versions = new();

    /// <summary>Told after a number was raised, so that the room looks again at once.</summary>
    public event Action<DocumentId>? Raised;

    /// <summary>The number of a document now, 0 before anything changed.</summary>
    public long Current(DocumentId document) => _versions.GetValueOrDefault(document);

    /// <summary>Says that a transaction changes who may edit what in a document.</summary>
    public void RaiseWith(StoreTransaction transaction, DocumentId document)
    {
        transaction.WithCommit(() => _versions.AddOrUpdate(document, 1, static (_, version) => version + 1));
        transaction.AfterCommit(() => Raised?.Invoke(document));
    }
}
