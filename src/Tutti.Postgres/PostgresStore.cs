using System.Data;
using System.Data.Common;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Tutti.Store;

namespace Tutti.Postgres;

/// <summary>
/// The store in PostgreSQL: a pool of connections, and transactions that run at once (READ COMMITTED). What they rely on, they
/// say in their statements: unique keys, the row that has to be as it was, counters by upsert.
/// </summary>
internal sealed class PostgresStore(
    NpgsqlConnectionStringBuilder address,
    PostgresOptions options,
    IReadOnlyList<Assembly> assemblies,
    TimeProvider clock,
    ILogger<PostgresStore> logger)
    : IStore, ITransactionEnd, IDisposable
{
    private readonly NpgsqlDataSource _pool = new NpgsqlDataSourceBuilder(address.ConnectionString).Build();

    /// <summary>What changes of rights and the journal's commits go by.</summary>
    public CommitOrder Order { get; } = new();

    public DbConnection OpenRead() => _pool.CreateConnection();

    public async ValueTask<StoreTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var connection = await _pool.OpenConnectionAsync(cancellationToken);
        try
        {
            return new StoreTransaction(connection, await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken), this);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public StoreTransaction BeginBlocking()
    {
        var connection = Open();
        try
        {
            return new StoreTransaction(connection, connection.BeginTransaction(IsolationLevel.ReadCommitted), this);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Takes a connection from the pool, for threads that may block.</summary>
    public NpgsqlConnection Open() => _pool.OpenConnection();

    public ValueTask MigrateAsync(CancellationToken cancellationToken) =>
        new PostgresSchema(address, options, assemblies, clock, logger).MigrateAsync(cancellationToken);

    public StoreFailure Judge(Exception failure) => PostgresFailures.Judge(failure);

    // A server that answers that it could not commit has undone it; when the connection breaks, nobody knows.
    bool ITransactionEnd.IsUndone(Exception failure) => PostgresFailures.Judge(failure) == StoreFailure.Collision;

    // A broken connection does not go back into the pool, whoever says so.
    void ITransactionEnd.End(DbConnection connection, bool isTrusted) => connection.Dispose();

    public void Dispose()
    {
        _pool.Dispose();
        Order.Dispose();
    }
}
