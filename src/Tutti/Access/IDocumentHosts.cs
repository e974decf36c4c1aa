using Tutti.Store;

namespace Tutti.Access;

/// <summary>
/// Says who leads the live session of a document. A host may do there what otherwise an administrator may, as long as they may
/// edit: it is a part in a session and no role.
/// </summary>
internal interface IDocumentHosts
{
    /// <summary>Who leads a document's live session; null when there is none.</summary>
    ValueTask<PersonId?> HostOfAsync(Db db, DocumentId document);
}

/// <summary>Nobody leads anything.</summary>
internal sealed class NoHosts : IDocumentHosts
{
    public ValueTask<PersonId?> HostOfAsync(Db db, DocumentId document) => new((PersonId?)null);
}
