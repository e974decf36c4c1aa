using Tutti.Rooms;
using Tutti.Rooms.States;

namespace Tutti.Features.Documents;

/// <summary>What the actions on content have in common: a room that closes is a refusal.</summary>
internal static class DocumentRooms
{
    public static readonly Refusal Unavailable = new(
        RefusalCode.Unavailable, "The document cannot be read just now; try again in a moment.");

    /// <summary>Reads a document, or gives null when its room cannot be opened now.</summary>
    public static async ValueTask<RoomReading?> TryReadAsync(
        this IRoomGateway rooms, DocumentId document, string branch, CancellationToken cancellationToken)
    {
        try
        {
            return await rooms.ReadAsync(document, branch, cancellationToken);
        }
        catch (RoomClosedException)
        {
            return null;
        }
    }
}
