using Tutti.Store;

namespace Tutti.Rooms;

/// <summary>What the actions may ask of the rooms.</summary>
internal interface IRoomGateway
{
    /// <summary>Sends one JSON frame, encoded once, to every open socket of a document that takes JSON.</summary>
    void Publish(DocumentId document, ReadOnlyMemory<byte> frame);

    /// <summary>Ends every socket of a document: it was deleted, say.</summary>
    void Close(DocumentId document, Connections.CloseCode code);

    /// <summary>The committed state of a document as one encoded update (v1), for reading.</summary>
    ValueTask<ReadOnlyMemory<byte>> ReadStateAsync(DocumentId document, string branch, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the first content of a new document inside the transaction that creates it. The structs belong to the
    /// server's own client id, so that nobody else's edits can claim to be them.
    /// </summary>
    void Seed(StoreTransaction transaction, DocumentId document, string branch, Guid epoch, PersonId person, ReadOnlyMemory<byte> update);
}
