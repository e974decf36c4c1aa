using Dapper;
using Tutti.Store;

namespace Tutti.Rooms;

/// <summary>Writes a new room inside the transaction that creates its document.</summary>
internal interface IRoomSeeds
{
    /// <summary>Inserts the room.</summary>
    /// <param name="transaction">The transaction of the action.</param>
    /// <param name="key">The room.</param>
    /// <param name="epoch">Its epoch.</param>
    /// <param name="chunk">The first content as one chunk of one update, or null for an empty document.</param>
    /// <param name="clients">The client ids the content was written with; they belong to nobody.</param>
    void Insert(StoreTransaction transaction, RoomKey key, Guid epoch, byte[]? chunk, IReadOnlyList<ulong> clients);
}

/// <summary>The same SQL for both engines.</summary>
internal sealed class SqlRoomSeeds : IRoomSeeds
{
    public void Insert(StoreTransaction transaction, RoomKey key, Guid epoch, byte[]? chunk, IReadOnlyList<ulong> clients)
    {
        var connection = transaction.Connection;
        var id = connection.QuerySingle<long>(
            """
            INSERT INTO room (document_id, branch, epoch, fence, head) VALUES (@Document, @Branch, @Epoch, 0, @Head)
            RETURNING id
            """,
            new { Document = key.Document.ToString(), key.Branch, Epoch = epoch.ToString("D"), Head = chunk is null ? 0 : 1 },
            transaction.Transaction);
        if (chunk is null) return;
        connection.Execute(
            "INSERT INTO room_chunk (room_id, last_seq, data) VALUES (@id, 1, @chunk)", new { id, chunk }, transaction.Transaction);
        foreach (var client in clients)
        {
            connection.Execute(
                "INSERT INTO room_author (room_id, client_id, person_id) VALUES (@id, @client, @nobody)",
                new { id, client = (long)client, nobody = Guid.Empty.ToString("D") },
                transaction.Transaction);
        }
    }
}
