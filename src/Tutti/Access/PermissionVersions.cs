using System.Collections.Concurrent;

namespace Tutti.Access;

/// <summary>
/// One permission number per document. Whatever changes anyone's rights raises it; every message on an open socket
/// compares it in memory, so that a change acts on the next message. An application with an <see cref="IRoomAuthorizer"/>
/// of its own raises it when its answers change.
/// </summary>
public sealed class PermissionVersions
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

    /// <summary>Says that someone's rights in a workspace have changed: for each of its documents that anybody asked for.</summary>
    internal void Raise(WorkspaceId workspace)
    {
        if (_documents.TryGetValue(workspace, out var documents)) Raise(documents.Keys.ToHashSet());
    }

    /// <summary>Remembers where a document belongs. Said before its rights are looked up, so that no change is missed.</summary>
    internal void Belongs(DocumentId document, WorkspaceId workspace) =>
        _documents.GetOrAdd(workspace, static _ => new()).TryAdd(document, 0);

    private void Raise(IReadOnlySet<DocumentId> documents)
    {
        foreach (var document in documents) _versions.AddOrUpdate(document, 1, static (_, version) => version + 1);
        Raised?.Invoke(documents);
    }
}
