using System.Data.Common;
using Dapper;

namespace Tutti.Store;

/// <summary>A connection, inside a transaction or not: what a slice's store runs its SQL on.</summary>
internal readonly record struct Db(DbConnection Connection, DbTransaction? Transaction)
{
    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? values = null) =>
        (await Connection.QueryAsync<T>(sql, values, Transaction)).AsList();

    public Task<T?> FirstAsync<T>(string sql, object? values = null) =>
        Connection.QueryFirstOrDefaultAsync<T>(sql, values, Transaction);

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public Task<int> RunAsync(string sql, object? values = null) => Connection.ExecuteAsync(sql, values, Transaction);
}
