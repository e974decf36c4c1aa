using Tutti.Rooms.Open;
using Tutti.Store;

namespace Tutti.Features.Documents;

/// <summary>The shared types of each kind of document, for the rooms.</summary>
internal sealed class DocumentRoots(IStore store) : IDocumentRoots
{
    public async ValueTask<IReadOnlyList<SharedRoot>?> FindAsync(DocumentId document)
    {
        using var connection = store.OpenRead();
        var found = await DocumentStore.FindAsync(new Db(connection, null), document);
        return found is null ? null : [.. DocumentSeeds.Roots(DocumentKinds.Read(found.Kind)!.Value).Select(root => Of(root.Root, root.Kind))];
    }

    // As a first content becomes shared types, so does what is put in later.
    private static SharedRoot Of(string name, Crdt.Reading.RootKind kind) => new(
        name, kind, name is "nodes" or "edges" or "steps" ? DocumentSeeds.MapsInside : 0, HoldsTexts: name == "files");
}
