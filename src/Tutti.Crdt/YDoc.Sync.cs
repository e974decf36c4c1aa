using Tutti.Crdt.Structs;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt;

/// <content>Updates in and out.</content>
public sealed partial class YDoc
{
    private byte[]? _encodedDeletes;
    private byte[]? _encodedVector;

    /// <summary>Whether structs or deletions wait for others that have not come.</summary>
    public bool HasPending => _inbox is { HasPending: true };

    /// <summary>For each client the clock its next struct will have.</summary>
    public StateVector StateVector
    {
        get
        {
            var vector = new StateVector();
            foreach (var client in Store.Clients) vector.TryAdvance(client.Id, client.State);
            return vector;
        }
    }

    /// <summary>Everything that is deleted.</summary>
    public DeleteSet DeleteSet => DeleteSet.Decode(EncodedDeletes);

    private byte[] EncodedDeletes => _encodedDeletes ??= StateWriter.WriteDeletes(Store);

    /// <summary>
    /// Takes in an update. When it throws a <see cref="CrdtException"/>, the document is as it was. What leans on updates
    /// that have not come waits for them: see <see cref="HasPending"/>.
    /// </summary>
    /// <param name="update">The bytes.</param>
    /// <param name="origin">Whom they came from: handlers find it in <see cref="YUpdate.Origin"/>.</param>
    /// <param name="format">The version of the bytes. They do not say it themselves; the wrong one is refused, or read as something else.</param>
    public void ApplyUpdate(ReadOnlySpan<byte> update, object? origin = null, UpdateFormat format = UpdateFormat.V1)
    {
        if (format == UpdateFormat.V2) update = V2ToV1.Rewrite(update, _options.Budget);
        if (_open is not null)
        {
            Inbox.Take(_open, update, _options.Budget);
            _open.IsLocal = false;
            return;
        }

        var transaction = Begin(TakeSpare() ?? new Transaction(this), origin, isLocal: false);
        try
        {
            var isWhole = Inbox.Take(transaction, update, _options.Budget);
            if (isWhole && Updated is not null) transaction.Whole = update.ToArray();
        }
        finally
        {
            EndChange(transaction);
        }
    }

    /// <summary>Everything the document holds beyond an encoded state vector; everything, without one.</summary>
    public byte[] EncodeStateAsUpdate(ReadOnlySpan<byte> stateVector = default, UpdateFormat format = UpdateFormat.V1)
    {
        var known = stateVector.IsEmpty ? new StateVector() : StateVector.Decode(stateVector, _options.Budget);
        var state = StateWriter.Write(Store, known, EncodedDeletes);
        if (!HasPending) return UpdateConversion.FromDocument(state, format);
        return Update.Convert(Update.Merge([state, .. Inbox.Pending().Select(pending => (ReadOnlyMemory<byte>)pending)]), UpdateFormat.V1, format);
    }

    /// <summary>The state vector, encoded.</summary>
    public byte[] EncodeStateVector() => [.. (_encodedVector ??= StateVector.Encode())];

    /// <summary>The encodings kept for the next who asks are outdated.</summary>
    internal void ForgetEncodings(bool structs, bool deletes)
    {
        if (structs) _encodedVector = null;
        if (deletes) _encodedDeletes = null;
    }

    private Transaction? TakeSpare()
    {
        var spare = _spare;
        _spare = null;
        return spare;
    }

    private void GiveBack(Transaction transaction)
    {
        transaction.Reset();
        _spare = transaction;
    }
}
