using System.Collections.Concurrent;

namespace Tutti.Access;

/// <summary>
/// One permission number per document. Whatever changes anyone's rights raises it; every message on an open socket
/// compares it in memory, so that a change acts on the next message.
/// </summary>
internal sealed class PermissionVersions
{
    private readonly ConcurrentDictionary<DocumentId, long> _versions = new();

    /// <summary>Told after a number was raised, so that rooms look again at once rather than at the next message.</summary>
    public event Action<DocumentId>? Raised;

    public long Current(DocumentId document) => _versions.GetValueOrDefault(document);

    public void Raise(DocumentId document)
    {
        _versions.AddOrUpdate(document, 1, static (_, version) => version + 1);
        Raised?.Invoke(document);
    }
}
