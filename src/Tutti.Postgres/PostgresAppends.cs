using Npgsql;
using NpgsqlTypes;
using Tutti.Rooms;

namespace Tutti.Postgres;

/// <summary>One group commit in one statement, which is its own transaction: one round trip for all rooms.</summary>
internal sealed class PostgresAppends(PostgresStore store) : IRoomAppends
{
    // Each room's row is locked by the update, which looks again at fence and head if someone else had it; only what it
    // found as expected is written. One row per append comes back: its place in the batch.
    private const string Statement =
        """
        WITH batch AS (
          SELECT * FROM unnest(@rooms, @fences, @heads, @counts, @chunks) WITH ORDINALITY AS b (room, fence, head, count, chunk, place)
        ), written AS (
          UPDATE room SET head = batch.head + batch.count FROM batch
          WHERE room.id = batch.room AND room.fence = batch.fence AND room.head = batch.head
          RETURNING batch.place, room.id, room.head
        ), chunks AS (
          INSERT INTO room_chunk (room_id, last_seq, data)
          SELECT written.id, written.head, batch.chunk FROM written JOIN batch ON batch.place = written.place
        ), authors AS (
          INSERT INTO room_author (room_id, client_id, person_id)
          SELECT written.id, a.client, a.person FROM unnest(@places, @clients, @people) AS a (place, client, person)
          JOIN written ON written.place = a.place
        )
        SELECT place FROM written
        """;

    public AppendOutcome[] Run(IReadOnlyList<RoomAppend> batch, Func<RoomAppend, bool> holds)
    {
        var outcomes = new AppendOutcome[batch.Count];
        // From here to the end of the commit nobody's rights change.
        using var turn = store.Order.EnterBlocking();
        var places = new List<int>(batch.Count);
        for (var i = 0; i < batch.Count; i++)
        {
            outcomes[i] = holds(batch[i]) ? AppendOutcome.Fenced : AppendOutcome.Stale;
            if (outcomes[i] != AppendOutcome.Stale) places.Add(i);
        }
        if (places.Count == 0) return outcomes;
        using var connection = store.Open();
        using var command = Command(connection, places.ConvertAll(place => batch[place]));
        using var written = command.ExecuteReader();
        while (written.Read()) outcomes[places[(int)written.GetInt64(0) - 1]] = AppendOutcome.Committed;
        // The rows come before the commit; what ends the answer comes after it, and is waited for here.
        written.NextResult();
        return outcomes;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, List<RoomAppend> batch)
    {
        var command = new NpgsqlCommand(Statement, connection);
        Add(command, "rooms", NpgsqlDbType.Bigint, batch.ConvertAll(append => append.RoomId));
        Add(command, "fences", NpgsqlDbType.Bigint, batch.ConvertAll(append => append.Fence));
        Add(command, "heads", NpgsqlDbType.Bigint, batch.ConvertAll(append => append.Head));
        Add(command, "counts", NpgsqlDbType.Bigint, batch.ConvertAll(append => (long)append.Count));
        Add(command, "chunks", NpgsqlDbType.Bytea, batch.ConvertAll(append => append.Chunk));
        var places = new List<long>();
        var clients = new List<long>();
        var people = new List<string>();
        for (var i = 0; i < batch.Count; i++)
        {
            foreach (var author in batch[i].Authors)
            {
                places.Add(i + 1);
                clients.Add((long)author.ClientId);
                people.Add(author.Person.ToString());
            }
        }
        Add(command, "places", NpgsqlDbType.Bigint, places);
        Add(command, "clients", NpgsqlDbType.Bigint, clients);
        Add(command, "people", NpgsqlDbType.Text, people);
        return command;
    }

    private static void Add<T>(NpgsqlCommand command, string name, NpgsqlDbType type, List<T> values) =>
        command.Parameters.Add(new NpgsqlParameter<List<T>>(name, NpgsqlDbType.Array | type) { TypedValue = values });
}
