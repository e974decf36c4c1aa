using System.Collections.Concurrent;
using Tutti.Store;

namespace Tutti.Access;

/// <summary>
/// One permission number per document. Whatever changes anyone's rights raises it; every message on an open socket
/// compares it in memory, so that a change acts on the next message. An application with an <see cref="IRoomAuthorizer"/>
/// of its own raises it when its answers change.
/// </summary>
public sealed class PermissionVersions : IPermissionNumbers
{
    private readonly ConcurrentDictionary<DocumentId, long> _versions = new();
    private readonly ConcurrentDictionary<WorkspaceId, ConcurrentDictionary<DocumentId, byte>> _documents = new();

    // Told after numbers were raised, so that rooms look again at once rather than at the next message.
    internal event Action<IReadOnlySet<DocumentId>>? Raised;

    /// <summary>The number of a document now; rights that were looked up under another one are not valid any more.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The number, 0 before anything changed.</returns>
    public long Current(DocumentId document) => _versions.GetValueOrDefault(document);

    /// <summary>Says that someone's rights in a document have changed. Call it after the change can be seen.</summary>
    /// <param name="document">The document.</param>
    public void Raise(DocumentId document) => Raise(new HashSet<DocumentId> { document });

    /// <summary>Says that a transaction changes someone's rights in a document.</summary>
    internal void RaiseWith(StoreTransaction transaction, DocumentId document) =>
        RaiseWith(transaction, () => new HashSet<DocumentId> { document });

    /// <summary>Says that a transaction changes someone's rights in a workspace: for each of its documents that anybody asked for.</summary>
    internal void RaiseWith(StoreTransaction transaction, WorkspaceId workspace) =>
        RaiseWith(transaction, () => AskedFor(workspace));

    /// <summary>The documents of a workspace that somebody's rights were looked up for; among them every one that is open.</summary>
    internal HashSet<DocumentId> AskedFor(WorkspaceId workspace) =>
        _documents.TryGetValue(workspace, out var documents) ? documents.Keys.ToHashSet() : [];

    HashSet<DocumentId> IPermissionNumbers.AskedFor(WorkspaceId workspace) => AskedFor(workspace);

    /// <summary>Remembers where a document belongs. Said before its rights are looked up, so that no change is missed.</summary>
    internal void Belongs(DocumentId document, WorkspaceId workspace) =>
        _documents.GetOrAdd(workspace, static _ => new()).TryAdd(document, 0);

    // The numbers with the commit, so that no edit is stored in between; the rooms are told after it, since they look at once.
    private void RaiseWith(StoreTransaction transaction, Func<HashSet<DocumentId>> find)
    {
        HashSet<DocumentId> documents = [];
        transaction.WithCommit(() => Count(documents = find()));
        transaction.AfterCommit(() => Raised?.Invoke(documents));
    }

    private void Raise(HashSet<DocumentId> documents)
    {
        Count(documents);
        Raised?.Invoke(documents);
    }

    private void Count(HashSet<DocumentId> documents)
    {
        foreach (var document in documents) _versions.AddOrUpdate(document, 1, static (_, version) => version + 1);
    }
}
