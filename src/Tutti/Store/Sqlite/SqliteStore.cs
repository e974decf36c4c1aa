using System.Data.Common;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Tutti.Store.Sqlite;

/// <summary>
/// The store in one SQLite file: write-ahead log, and <c>synchronous=FULL</c>, so that a commit is on the disk when it
/// returns. There is one writer at a time in the process; the others wait here rather than inside SQLite.
/// </summary>
internal sealed class SqliteStore : IStore, IDisposable
{
    private readonly string _connectionString;
    private readonly IReadOnlyList<Assembly> _assemblies;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _writer = new(1, 1);
    private SqliteConnection? _write;

    public SqliteStore(string path, IReadOnlyList<Assembly> assemblies, TimeProvider clock)
    {
        SqliteEngine.Load();
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Cache = SqliteCacheMode.Private }.ToString();
        Folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        _assemblies = assemblies;
        _clock = clock;
    }

    /// <summary>Where the file lies.</summary>
    public string Folder { get; }

    public DbConnection OpenRead() => Open();

    public async ValueTask<StoreTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        return Begin();
    }

    /// <summary>As <see cref="BeginAsync"/>, for the journal's own thread, which has nothing else to do meanwhile.</summary>
    public StoreTransaction BeginBlocking()
    {
        _writer.Wait();
        return Begin();
    }

    public void Migrate()
    {
        using var connection = Open();
        MigrationRunner.Run(connection, StoreEngine.Sqlite, _assemblies, _clock);
    }

    public void Dispose()
    {
        _write?.Dispose();
        _writer.Dispose();
        SqliteConnection.ClearAllPools();
    }

    private StoreTransaction Begin()
    {
        try
        {
            _write ??= Open();
            return new StoreTransaction(_write, _write.BeginTransaction(), End);
        }
        catch
        {
            End(trusted: false);
            throw;
        }
    }

    private void End(bool trusted)
    {
        if (!trusted)
        {
            _write?.Dispose();
            _write = null;
        }
        _writer.Release();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        connection.Execute(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=30000; PRAGMA temp_store=MEMORY");
        return connection;
    }
}
