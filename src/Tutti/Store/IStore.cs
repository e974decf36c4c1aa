using System.Data.Common;

namespace Tutti.Store;

/// <summary>The database. It opens connections for reading and transactions for writing; that is all it does.</summary>
internal interface IStore
{
    /// <summary>Opens a connection for reading. It sees everything committed so far. Dispose it.</summary>
    DbConnection OpenRead();

    /// <summary>
    /// Opens a transaction for writing. With SQLite there is one writer at a time, so keep it short, and never wait
    /// for a room while it is open. Dispose without <see cref="StoreTransaction.Commit"/> rolls back.
    /// </summary>
    ValueTask<StoreTransaction> BeginAsync(CancellationToken cancellationToken);

    /// <summary>Brings the schema up to date. Runs before anything else uses the store.</summary>
    void Migrate();
}

/// <summary>One write transaction and the connection it runs on.</summary>
internal sealed class StoreTransaction(DbConnection connection, DbTransaction transaction, Action release) : IDisposable
{
    private readonly List<Action> _afterCommit = [];
    private bool _ended;

    public DbConnection Connection { get; } = connection;

    public DbTransaction Transaction { get; } = transaction;

    public Db Db => new(Connection, Transaction);

    /// <summary>Says what changes in memory once this is committed: a cache to forget, a number to raise.</summary>
    public void AfterCommit(Action action) => _afterCommit.Add(action);

    public void Commit()
    {
        Transaction.Commit();
        End();
        foreach (var action in _afterCommit) action();
    }

    public void Dispose()
    {
        if (_ended) return;
        try
        {
            Transaction.Dispose();
        }
        finally
        {
            End();
        }
    }

    private void End()
    {
        _ended = true;
        release();
    }
}
