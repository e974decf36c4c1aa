using Microsoft.Data.Sqlite;
using Npgsql;
using Tutti.Store;

namespace Tutti.Bench.Access;

/// <summary>Writes many rows at once in the way that is quickest for each engine.</summary>
internal abstract class Bulk
{
    /// <summary>Writes rows. A value is a text, a long or null.</summary>
    public abstract void Write(string table, string[] columns, IEnumerable<object?[]> rows);

    public abstract void Finish();

    public static Bulk For(IStore store) => store.OpenRead() switch
    {
        NpgsqlConnection postgres => new IntoPostgres(postgres),
        SqliteConnection sqlite => new IntoSqlite(sqlite),
        _ => throw new NotSupportedException(),
    };

    private sealed class IntoSqlite(SqliteConnection connection) : Bulk
    {
        public override void Write(string table, string[] columns, IEnumerable<object?[]> rows)
        {
            using var transaction = connection.BeginTransaction();
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText =
                $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => "@p" + i))})";
            foreach (var i in Enumerable.Range(0, columns.Length)) command.Parameters.Add(new SqliteParameter("@p" + i, null));
            command.Prepare();
            foreach (var row in rows)
            {
                for (var i = 0; i < row.Length; i++) command.Parameters[i].Value = row[i] ?? DBNull.Value;
                command.ExecuteNonQuery();
            }
            transaction.Commit();
        }

        public override void Finish() => connection.Dispose();
    }

    private sealed class IntoPostgres : Bulk
    {
        private readonly NpgsqlConnection _connection;

        public IntoPostgres(NpgsqlConnection connection)
        {
            _connection = connection;
            connection.Open();
        }

        public override void Write(string table, string[] columns, IEnumerable<object?[]> rows)
        {
            using var import = _connection.BeginBinaryImport($"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)");
            import.Timeout = TimeSpan.FromMinutes(10);
            foreach (var row in rows)
            {
                import.StartRow();
                foreach (var value in row)
                {
                    if (value is null) import.WriteNull();
                    else if (value is string text) import.Write(text);
                    else import.Write(Convert.ToInt64(value));
                }
            }
            import.Complete();
        }

        // What autovacuum does within minutes of such a change.
        public override void Finish()
        {
            using var command = new NpgsqlCommand("VACUUM ANALYZE", _connection) { CommandTimeout = 600 };
            command.ExecuteNonQuery();
            _connection.Dispose();
        }
    }
}
