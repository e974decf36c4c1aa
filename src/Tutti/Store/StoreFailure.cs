namespace Tutti.Store;

/// <summary>What a failure of the database means for whoever was using it.</summary>
internal enum StoreFailure
{
    /// <summary>A mistake of the server's own.</summary>
    Mistake,

    /// <summary>Another transaction was in the way, and this one was undone: the next try may go well.</summary>
    Collision,

    /// <summary>The database cannot be reached, is full, or takes nobody in; nothing of this was written.</summary>
    Away,

    /// <summary>The answer to a commit was lost: nobody can say whether it was done.</summary>
    Unknown,
}

/// <summary>The answer to a commit was lost.</summary>
internal sealed class CommitLostException(Exception cause) : Exception("It is not known whether the transaction was committed.", cause);
