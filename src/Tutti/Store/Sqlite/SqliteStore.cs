using System.Data.Common;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Tutti.Store.Sqlite;

/// <summary>
/// The store in one SQLite file: write-ahead log, and <c>synchronous=FULL</c>, so that a commit is on the disk when it
/// returns. There is one writer at a time in the process; the others wait here rather than inside SQLite.
/// </summary>
internal sealed class SqliteStore : IStore, ITransactionEnd, IDisposable
{
    private const int Busy = 5, InputOutput = 10, Full = 13, CannotOpen = 14;

    private readonly string _connectionString;
    private readonly IReadOnlyList<Assembly> _assemblies;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _writer = new(1, 1);
    private SqliteConnection? _write;

    public SqliteStore(string path, IReadOnlyList<Assembly> assemblies, TimeProvider clock)
    {
        SqliteEngine.Load();
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Cache = SqliteCacheMode.Private }.ToString();
        _assemblies = assemblies;
        _clock = clock;
    }

    // The one writer is all the order there needs to be: it goes on after what belongs to the commit is done.
    CommitOrder? ITransactionEnd.Order => null;

    public DbConnection OpenRead() => Open();

    public async ValueTask<StoreTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        return Begin();
    }

    public StoreTransaction BeginBlocking()
    {
        _writer.Wait();
        return Begin();
    }

    public ValueTask MigrateAsync(CancellationToken cancellationToken)
    {
        using var connection = Open();
        MigrationRunner.Run(connection, StoreEngine.Sqlite, _assemblies, _clock);
        return default;
    }

    public StoreFailure Judge(Exception failure) => failure switch
    {
        CommitLostException => StoreFailure.Unknown,
        SqliteException { SqliteErrorCode: Busy or InputOutput or Full or CannotOpen } => StoreFailure.Away,
        _ => StoreFailure.Mistake,
    };

    bool ITransactionEnd.IsUndone(Exception failure) => false;

    void ITransactionEnd.End(DbConnection connection, bool isTrusted) => End(isTrusted);

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
            return new StoreTransaction(_write, _write.BeginTransaction(), this);
        }
        catch
        {
            End(isTrusted: false);
            throw;
        }
    }

    private void End(bool isTrusted)
    {
        if (!isTrusted)
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
