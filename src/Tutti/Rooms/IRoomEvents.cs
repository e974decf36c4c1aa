using Tutti.Access;
using Tutti.Connections;

namespace Tutti.Rooms;

/// <summary>Where the events of documents are kept. A room knows their numbers and frames, and nothing of what they mean.</summary>
internal interface IRoomEvents
{
    /// <summary>The number of a document's last event, 0 when it has none. It reads the store, while a room opens.</summary>
    long Last(DocumentId document);

    /// <summary>The events after a number, oldest first.</summary>
    ValueTask<IReadOnlyList<RoomEvent>> AfterAsync(DocumentId document, long after, int most, CancellationToken cancellationToken);
}

/// <summary>One event of a document, encoded once for everyone.</summary>
/// <param name="Number">The document's running number.</param>
/// <param name="Audience">The right that one needs to be told what happened.</param>
/// <param name="Frame">What whoever has the right is sent.</param>
/// <param name="Bare">What the others are sent: the number, so that they see no gap, and not who did what.</param>
internal sealed record RoomEvent(long Number, Permission Audience, Frame Frame, Frame Bare)
{
    public Frame For(DocumentRights rights) => rights.May(Audience) ? Frame : Bare;
}

/// <summary>A host that keeps no events.</summary>
internal sealed class NoEvents : IRoomEvents
{
    public long Last(DocumentId document) => 0;

    public ValueTask<IReadOnlyList<RoomEvent>> AfterAsync(DocumentId document, long after, int most, CancellationToken cancellationToken) =>
        new([]);
}
