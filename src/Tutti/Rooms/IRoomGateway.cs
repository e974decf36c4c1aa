using Tutti.Access;
using Tutti.Rooms.Open;
using Tutti.Rooms.States;
using Tutti.Store;

namespace Tutti.Rooms;

/// <summary>What the actions may ask of the rooms.</summary>
internal interface IRoomGateway
{
    /// <summary>
    /// Tells every open socket of a document that takes JSON of an event, in the order of the numbers and once. One that comes
    /// early makes the room read what is before it.
    /// </summary>
    void Publish(DocumentId document, RoomEvent happened);

    /// <summary>Ends every socket of some documents: they were deleted, say.</summary>
    void Close(IReadOnlySet<DocumentId> documents, Connections.CloseCode code);

    /// <summary>Someone has another name, colour or picture: shows it wherever they are.</summary>
    void Show(Person person);

    /// <summary>The documents that somebody has open, or had a moment ago.</summary>
    IReadOnlyCollection<DocumentId> OpenDocuments { get; }

    /// <summary>Who is in a document; nobody when no room of it is open.</summary>
    ValueTask<IReadOnlyList<PresentPerson>> PresentAsync(DocumentId document, CancellationToken cancellationToken);

    /// <summary>Sends something that is not kept to everyone in a document who takes JSON, or to one person's sockets.</summary>
    void Tell(DocumentId document, Connections.Frame frame, PersonId? only = null);

    /// <summary>Ends the sockets of one person in a document.</summary>
    void PutOut(DocumentId document, PersonId person, Connections.CloseCode code, string reason);

    /// <summary>The committed document, for reading.</summary>
    ValueTask<RoomReading> ReadAsync(DocumentId document, string branch, CancellationToken cancellationToken);

    /// <summary>Takes in the update of someone who has no socket; the answer comes when it is committed.</summary>
    ValueTask<EditOutcome> EditAsync(
        DocumentId document, string branch, Actor by, ReadOnlyMemory<byte> update, CancellationToken cancellationToken);

    /// <summary>Makes a change for someone without Yjs; the answer comes when it is committed.</summary>
    ValueTask<EditOutcome> ChangeAsync(
        DocumentId document, string branch, Actor by, DocumentChange change, long? ifVersion, CancellationToken cancellationToken);

    /// <summary>The whole of a reading; the room takes it in the place of its parts.</summary>
    ReadOnlyMemory<byte> Join(RoomReading reading);

    /// <summary>Tells the room of a reading that its parts have been joined.</summary>
    void Adopted(RoomReading reading);

    /// <summary>
    /// Writes the first content of a new document inside the transaction that creates it. The structs belong to the
    /// server's own client id, so that nobody else's edits can claim to be them.
    /// </summary>
    void Seed(StoreTransaction transaction, DocumentId document, string branch, Guid epoch, PersonId person, ReadOnlyMemory<byte> update);
}
