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
/// <param name="connection">The writing connection.</param>
/// <param name="transaction">The open transaction.</param>
/// <param name="end">Told once at the end: whether the connection is still to be trusted.</param>
internal sealed class StoreTransaction(DbConnection connection, DbTransaction transaction, Action<bool> end) : IDisposable
{
    private readonly List<Action> _afterCommit = [];
    private bool _ended;

    public DbConnection Connection { get; } = connection;

    public DbTransaction Transaction { get; } = transaction;

    public Db Db => new(Connection, Transaction);

    /// <summary>Says what changes in memory once this is committed: a cache to forget, a number to raise.</summary>
    public void AfterCommit(Action action) => _afterCommit.Add(action);

    /// <summary>Commits; what was written is on the disk when this returns.</summary>
    public void Commit()
    {
        try
        {
            Transaction.Commit();
        }
        catch
        {
            // Nobody knows what a failed commit left behind, so the connection is given up (see F-05).
            End(trusted: false);
            throw;
        }
        End(trusted: true);
        foreach (var action in _afterCommit) action();
    }

    public void Dispose()
    {
        if (_ended) return;
        var trusted = false;
        try
        {
            Transaction.Dispose();
            trusted = true;
        }
        finally
        {
            End(trusted);
        }
    }

    private void End(bool trusted)
    {
        _ended = true;
        end(trusted);
    }
}
