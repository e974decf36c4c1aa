using Tutti.Kinds;
using Tutti.Rooms.Open;
using Tutti.Store;

namespace Tutti.Features.Documents;

/// <summary>The shared types of each document, for the rooms.</summary>
internal sealed class DocumentRoots(IStore store, DocumentKinds kinds) : IDocumentRoots
{
    public async ValueTask<IReadOnlyList<SharedRoot>?> FindAsync(DocumentId document)
    {
        using var connection = store.OpenRead();
        var found = await DocumentStore.FindAsync(new Db(connection, null), document);
        return found is null ? null : kinds.Of(found.Kind).Roots;
    }
}
