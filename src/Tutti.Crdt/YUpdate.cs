using Tutti.Crdt.Updates;

namespace Tutti.Crdt;

/// <summary>What a transaction changed, to be sent to others. Valid in the handler that was given it.</summary>
public sealed class YUpdate
{
    private byte[]? _bytes;

    internal YUpdate(Transaction transaction)
    {
        Transaction = transaction;
        if (transaction.Whole is { } whole) _bytes = whole;
    }

    /// <summary>The transaction.</summary>
    public Transaction Transaction { get; }

    /// <summary>Who or what made the changes.</summary>
    public object? Origin => Transaction.Origin;

    /// <summary>The update in version 1: the bytes that came in when all of them could be used, else written when asked for.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes ??= Transaction.EncodeUpdate();

    /// <summary>The update in version 2.</summary>
    public byte[] ToV2() => Transaction.EncodeUpdate(UpdateFormat.V2);
}
