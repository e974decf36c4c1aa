using System.Data.Common;

namespace Tutti.Store;

/// <summary>How a store ends its transactions.</summary>
internal interface ITransactionEnd
{
    /// <summary>The order that commits with a <see cref="StoreTransaction.WithCommit"/> have to keep; null where there is one writer at a time.</summary>
    CommitOrder? Order { get; }

    /// <summary>Whether a commit that failed so has certainly changed nothing.</summary>
    bool IsUndone(Exception failure);

    /// <summary>Called once at the end.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="isTrusted">Whether it may be used again.</param>
    void End(DbConnection connection, bool isTrusted);
}

/// <summary>One write transaction and the connection it runs on. Disposed without a commit, it is undone.</summary>
internal sealed class StoreTransaction(DbConnection connection, DbTransaction transaction, ITransactionEnd store) : IDisposable, IAsyncDisposable
{
    private readonly List<Action> _withCommit = [], _afterCommit = [];
    private bool _ended;

    public DbConnection Connection { get; } = connection;

    public DbTransaction Transaction { get; } = transaction;

    public Db Db => new(Connection, Transaction);

    /// <summary>
    /// Says what changes in memory together with the commit: no edit is committed between the two. For the numbers of
    /// rights, and nothing that waits or calls others, since everyone who commits waits for it.
    /// </summary>
    public void WithCommit(Action action) => _withCommit.Add(action);

    /// <summary>Says what is done once this is committed: a cache to forget, a room to tell.</summary>
    public void AfterCommit(Action action) => _afterCommit.Add(action);

    /// <summary>Commits; what was written is on the disk when this returns.</summary>
    /// <exception cref="CommitLostException">Nobody can say whether it was.</exception>
    public async ValueTask CommitAsync()
    {
        using (_withCommit.Count > 0 && store.Order is { } order ? await order.EnterAsync() : default)
        {
            try
            {
                // Never given up half way: that would leave its outcome unknown.
                await Transaction.CommitAsync(CancellationToken.None);
            }
            catch (Exception failure)
            {
                // Nobody knows what a failed commit left behind, so the connection is given up (see F-05).
                End(trusted: false);
                if (store.IsUndone(failure)) throw;
                throw new CommitLostException(failure);
            }
            Committed();
        }
        foreach (var action in _afterCommit) action();
    }

    /// <summary>As <see cref="CommitAsync"/>, for threads that may block.</summary>
    public void Commit() => CommitAsync().AsTask().GetAwaiter().GetResult();

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

    public async ValueTask DisposeAsync()
    {
        if (_ended) return;
        var trusted = false;
        try
        {
            await Transaction.DisposeAsync();
            trusted = true;
        }
        finally
        {
            End(trusted);
        }
    }

    private void Committed()
    {
        try
        {
            foreach (var action in _withCommit) action();
        }
        finally
        {
            End(trusted: true);
        }
    }

    private void End(bool trusted)
    {
        _ended = true;
        store.End(Connection, trusted);
    }
}
