using System.Data.Common;
using Tutti.Store;

namespace Tutti.Rooms;

/// <summary>The statement behind every acknowledgement, which each engine runs in the way that is cheapest for it.</summary>
internal interface IRoomAppends
{
    /// <inheritdoc cref="IRoomLog.Append"/>
    AppendOutcome[] Run(IReadOnlyList<RoomAppend> batch, Func<RoomAppend, bool> holds);
}

/// <summary>
/// One transaction, with statements that are prepared once for the commit, since they run once per room: for an engine in the
/// process. Holding the one writer, it is also the order between changes of rights and these commits.
/// </summary>
internal sealed class PreparedAppends(IStore store) : IRoomAppends
{
    public AppendOutcome[] Run(IReadOnlyList<RoomAppend> batch, Func<RoomAppend, bool> holds)
    {
        using var transaction = store.BeginBlocking();
        var outcomes = new AppendOutcome[batch.Count];
        using (var statements = new AppendStatements(transaction))
        {
            for (var i = 0; i < batch.Count; i++) outcomes[i] = holds(batch[i]) ? statements.Run(batch[i]) : AppendOutcome.Stale;
        }
        transaction.Commit();
        return outcomes;
    }

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

        public AppendOutcome Run(RoomAppend append)
        {
            if (Execute(_chunk, append.RoomId, append.Fence, append.Head, append.Count, append.Chunk) == 0) return AppendOutcome.Fenced;
            Execute(_head, append.RoomId, append.Count);
            foreach (var author in append.Authors)
                Execute(_author, append.RoomId, (long)author.ClientId, author.Person.ToString());
            return AppendOutcome.Committed;
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
