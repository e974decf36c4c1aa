using System.Data.Common;

namespace Tutti.Store;

/// <summary>The database. It opens connections for reading and transactions for writing, and knows what its failures mean.</summary>
internal interface IStore
{
    /// <summary>
    /// A connection for reading. Each query sees everything committed before it. Dispose it. With PostgreSQL it is not open yet:
    /// Dapper takes one from the pool for the length of each query, so that nobody holds one while waiting for something else.
    /// </summary>
    DbConnection OpenRead();

    /// <summary>
    /// Opens a transaction for writing. With SQLite there is one writer at a time, so keep it short, and never wait
    /// for a room while it is open. With PostgreSQL two run at once (READ COMMITTED), and each statement sees what was committed
    /// before it. Disposed without <see cref="StoreTransaction.CommitAsync"/> it is undone.
    /// </summary>
    ValueTask<StoreTransaction> BeginAsync(CancellationToken cancellationToken);

    /// <summary>As <see cref="BeginAsync"/>, for threads that may block.</summary>
    StoreTransaction BeginBlocking();

    /// <summary>Brings the schema up to date. Runs before anything else uses the store.</summary>
    /// <exception cref="InvalidOperationException">The database cannot be used; the message says why in one line.</exception>
    ValueTask MigrateAsync(CancellationToken cancellationToken);

    /// <summary>What a failure means.</summary>
    StoreFailure Judge(Exception failure);
}
