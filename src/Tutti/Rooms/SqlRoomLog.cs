using Dapper;
using Tutti.Store;

namespace Tutti.Rooms;

/// <summary>Rooms in a database; the SQL is the same for both engines, but for the statement that appends.</summary>
internal sealed class SqlRoomLog(IStore store, IRoomAppends appends) : IRoomLog
{
    public StoredRoom Open(RoomKey key)
    {
        using var transaction = store.BeginBlocking();
        var connection = transaction.Connection;
        // From here on the room's row is ours, and so is what is read below: whoever appends or takes over waits.
        var (id, epoch, fence, head) = connection.QuerySingle<(long, string, long, long)>(
            """
            INSERT INTO room (document_id, branch, epoch, fence, head) VALUES (@Document, @Branch, @Epoch, 1, 0)
            ON CONFLICT (document_id, branch) DO UPDATE SET fence = room.fence + 1
            RETURNING id, epoch, fence, head
            """,
            new { Document = key.Document.ToString(), key.Branch, Epoch = Guid.CreateVersion7().ToString("D") },
            transaction.Transaction);
        var (snapshot, chunks) = ReadContent(transaction, id);
        var authors = connection.Query<(long Client, string Person)>(
            "SELECT client_id, person_id FROM room_author WHERE room_id = @id", new { id }, transaction.Transaction);
        transaction.Commit();
        return new StoredRoom(
            id,
            Guid.Parse(epoch),
            new RoomPosition(fence, head),
            snapshot,
            chunks,
            authors.ToDictionary(row => (ulong)row.Client, row => new PersonId(Guid.Parse(row.Person))));
    }

    public AppendOutcome[] Append(IReadOnlyList<RoomAppend> batch, Func<RoomAppend, bool> holds) => appends.Run(batch, holds);

    public RoomPosition Position(long roomId)
    {
        using var connection = store.OpenRead();
        return connection.QuerySingle<RoomPosition>("SELECT fence, head FROM room WHERE id = @roomId", new { roomId });
    }

    public bool Compact(RoomCompaction compaction)
    {
        using var transaction = store.BeginBlocking();
        // The owner first, and only on top of the snapshot that was merged: an owner of before, who is slow, changes nothing.
        var isOwner = transaction.Connection.Execute(
            """
            INSERT INTO room_snapshot (room_id, last_seq, data)
            SELECT id, @LastSeq, @Snapshot FROM room WHERE id = @RoomId AND fence = @Fence AND head >= @LastSeq
            ON CONFLICT (room_id) DO UPDATE SET last_seq = excluded.last_seq, data = excluded.data WHERE room_snapshot.last_seq = @Before
            """,
            compaction,
            transaction.Transaction) == 1;
        if (!isOwner) return false;
        transaction.Connection.Execute(
            """
            INSERT INTO room_history (room_id, last_seq, data) VALUES (@RoomId, @LastSeq, @History);
            DELETE FROM room_chunk WHERE room_id = @RoomId AND last_seq <= @LastSeq;
            """,
            compaction,
            transaction.Transaction);
        transaction.Commit();
        return true;
    }

    public IReadOnlyList<StoredChunk> ReadChunks(long roomId, long upTo)
    {
        using var connection = store.OpenRead();
        return connection.Query<StoredChunk>(
            "SELECT last_seq, data FROM room_chunk WHERE room_id = @roomId AND last_seq <= @upTo ORDER BY last_seq",
            new { roomId, upTo }).AsList();
    }

    public StoredSnapshot? ReadSnapshot(long roomId)
    {
        using var connection = store.OpenRead();
        return connection.QuerySingleOrDefault<StoredSnapshot>(
            "SELECT last_seq, data FROM room_snapshot WHERE room_id = @roomId", new { roomId });
    }

    // In one statement: between two, a compaction could move chunks from what is read second into what was read first.
    private static (StoredSnapshot? Snapshot, List<StoredChunk> Chunks) ReadContent(StoreTransaction transaction, long id)
    {
        StoredSnapshot? snapshot = null;
        var chunks = new List<StoredChunk>();
        using var command = transaction.Connection.CreateCommand();
        command.Transaction = transaction.Transaction;
        command.CommandText =
            """
            SELECT 0 AS part, last_seq, data FROM room_snapshot WHERE room_id = @room
            UNION ALL
            SELECT 1 AS part, last_seq, data FROM room_chunk WHERE room_id = @room
            ORDER BY part, last_seq
            """;
        var room = command.CreateParameter();
        room.ParameterName = "@room";
        room.Value = id;
        command.Parameters.Add(room);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            if (rows.GetInt64(0) == 0) snapshot = new StoredSnapshot(rows.GetInt64(1), rows.GetFieldValue<byte[]>(2));
            else chunks.Add(new StoredChunk(rows.GetInt64(1), rows.GetFieldValue<byte[]>(2)));
        }
        return (snapshot, chunks);
    }
}
