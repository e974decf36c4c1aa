namespace Tutti.Crdt;

/// <summary>One change of a shared type, in a transaction of its own unless one is open.</summary>
internal readonly ref struct Change(YDoc document, Transaction transaction, bool isOwn)
{
    public Transaction Transaction { get; } = transaction;

    public void Dispose()
    {
        if (isOwn) document.EndChange(Transaction);
    }
}
