using System.Data.Common;
using Dapper;
using Tutti.Store;
using Tutti.Store.Sqlite;

namespace Tutti.Rooms;

/// <summary>Rooms in SQLite.</summary>
internal sealed class SqliteRoomLog(SqliteStore store) : IRoomLog
{
    public StoredRoom Open(RoomKey key)
    {
        using var transaction = store.BeginBlocking();
        var connection = transaction.Connection;
        var (id, epoch, fence, head) = connection.QuerySingle<(long, string, long, long)>(
            """
            INSERT INTO room (document_id, branch, epoch, fence, head) VALUES (@Document, @Branch, @Epoch, 1, 0)
            ON CONFLICT (document_id, branch) DO UPDATE SET fence = fence + 1
            RETURNING id, epoch, fence, head
            """,
            new { Document = key.Document.ToString(), key.Branch, Epoch = Guid.CreateVersion7().ToString("D") },
            transaction.Transaction);
        var snapshot = ReadSnapshot(connection, transaction.Transaction, id);
        var chunks = ReadChunks(connection, transaction.Transaction, id, long.MaxValue);
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

    public bool[] Append(IReadOnlyList<RoomAppend> batch)
    {
        using var transaction = store.BeginBlocking();
        var written = new bool[batch.Count];
        using (var statements = new AppendStatements(transaction))
        {
            for (var i = 0; i < batch.Count; i++) written[i] = statements.Run(batch[i]);
        }
        transaction.Commit();
        return written;
    }

    public RoomPosition Position(long roomId)
    {
        using var connection = store.OpenRead();
        return connection.QuerySingle<RoomPosition>("SELECT fence, head FROM room WHERE id = @roomId", new { roomId });
    }

    public bool Compact(RoomCompaction compaction)
    {
        using var transaction = store.BeginBlocking();
        // The fence first: the rest is only reached, and only committed, by the owner.
        var owner = transaction.Connection.Execute(
            """
            INSERT INTO room_snapshot (room_id, last_seq, data)
            SELECT id, @LastSeq, @Snapshot FROM room WHERE id = @RoomId AND fence = @Fence AND head >= @LastSeq
            ON CONFLICT (room_id) DO UPDATE SET last_seq = excluded.last_seq, data = excluded.data
            """,
            compaction,
            transaction.Transaction);
        if (owner == 0) return false;
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
        return ReadChunks(connection, null, roomId, upTo);
    }

    public StoredSnapshot? ReadSnapshot(long roomId)
    {
        using var connection = store.OpenRead();
        return ReadSnapshot(connection, null, roomId);
    }

    private static StoredSnapshot? ReadSnapshot(DbConnection connection, DbTransaction? transaction, long id) =>
        connection.QuerySingleOrDefault<StoredSnapshot>(
            "SELECT last_seq AS LastSeq, data AS Data FROM room_snapshot WHERE room_id = @id", new { id }, transaction);

    private static List<StoredChunk> ReadChunks(DbConnection connection, DbTransaction? transaction, long id, long upTo) =>
        connection.Query<StoredChunk>(
            "SELECT last_seq AS LastSeq, data AS Data FROM room_chunk WHERE room_id = @id AND last_seq <= @upTo ORDER BY last_seq",
            new { id, upTo },
            transaction).AsList();

    /// <summary>The statements of an append, prepared once per commit, since they run once per room.</summary>
    private sealed class AppendStatements : IDisposable
    {
        private readonly DbCommand _chunk, _head, _author;

        public AppendStatements(StoreTransaction transaction)
        {
            _chunk = Command(
                transaction,
                """
                INSERT INTO room_chunk (room_id, last_seq, data)
                SELECT id, head + @count, @data FROM room WHERE id = @room AND fence = @fence AND head = @head
                """,
                "@room", "@fence", "@head", "@count", "@data");
            _head = Command(transaction, "UPDATE room SET head = head + @count WHERE id = @room", "@room", "@count");
            _author = Command(
                transaction,
                "INSERT INTO room_author (room_id, client_id, person_id) VALUES (@room, @client, @person)",
                "@room", "@client", "@person");
        }

        public bool Run(RoomAppend append)
        {
            if (Execute(_chunk, append.RoomId, append.Fence, append.Head, append.Count, append.Chunk) == 0) return false;
            Execute(_head, append.RoomId, append.Count);
            foreach (var author in append.Authors)
                Execute(_author, append.RoomId, (long)author.ClientId, author.Person.ToString());
            return true;
        }

        public void Dispose()
        {
            _chunk.Dispose();
            _head.Dispose();
            _author.Dispose();
        }

        private static DbCommand Command(StoreTransaction transaction, string sql, params ReadOnlySpan<string> names)
        {
            var command = transaction.Connection.CreateCommand();
            command.Transaction = transaction.Transaction;
            command.CommandText = sql;
            foreach (var name in names)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }
            return command;
        }

        private static int Execute(DbCommand command, params ReadOnlySpan<object> values)
        {
            for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
            return command.ExecuteNonQuery();
        }
    }
}
