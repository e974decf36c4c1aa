using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.History;

/// <summary>
/// A moment of a document: how far each client had written and what was deleted. It holds no content, so it shows the
/// document of that moment only as long as that keeps what is deleted (<see cref="YDocOptions.Gc"/> off).
/// </summary>
public sealed class Snapshot : IEquatable<Snapshot>
{
    private static readonly object CutKey = new();

    private readonly DeleteSet _deletes;
    private readonly StateVector _structs;
    private byte[]? _encoded;

    private Snapshot(DeleteSet deletes, StateVector structs)
    {
        _deletes = deletes;
        _structs = structs;
    }

    /// <summary>The moment before anything was written.</summary>
    public static Snapshot Empty { get; } = new(new DeleteSet(), new StateVector());

    private byte[] Encoded => _encoded ??= [.. _deletes.Encode(), .. _structs.Encode()];

    /// <summary>Whether both are the same moment.</summary>
    public static bool operator ==(Snapshot? left, Snapshot? right) => Equals(left, right);

    /// <summary>Whether they are different moments.</summary>
    public static bool operator !=(Snapshot? left, Snapshot? right) => !Equals(left, right);

    /// <summary>This moment of a document.</summary>
    public static Snapshot Of(YDoc document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new Snapshot(document.DeleteSet, document.StateVector);
    }

    /// <summary>The moment given by what was deleted and how far each client had written. Both are copied.</summary>
    public static Snapshot Create(DeleteSet deletes, StateVector structs)
    {
        ArgumentNullException.ThrowIfNull(deletes);
        ArgumentNullException.ThrowIfNull(structs);
        return new Snapshot(DeleteSet.Decode(deletes.Encode()), StateVector.Decode(structs.Encode(), WorkBudget.Trusted));
    }

    /// <summary>Reads a snapshot.</summary>
    public static Snapshot Decode(ReadOnlySpan<byte> bytes, UpdateFormat format = UpdateFormat.V1, WorkBudget? budget = null)
    {
        if (format == UpdateFormat.V2) bytes = ToV1(bytes);
        var reader = new DeleteSetReader(bytes);
        while (reader.Next(out _))
        {
        }

        return new Snapshot(DeleteSet.Decode(bytes[..reader.Position]), StateVector.Decode(bytes[reader.Position..], budget));
    }

    /// <summary>Writes the snapshot as Yjs does.</summary>
    public byte[] Encode(UpdateFormat format = UpdateFormat.V1)
    {
        if (format == UpdateFormat.V1) return [.. Encoded];
        var output = new Lib0Writer();
        DeleteSetV2.Write(_deletes, output);
        output.WriteBytes(_structs.Encode());
        return output.ToArray();
    }

    /// <summary>Makes a new document that is as the original was at this moment. The original must have collected nothing.</summary>
    /// <param name="original">The document the snapshot is of.</param>
    /// <param name="options">How the new document is set up.</param>
    public YDoc Restore(YDoc original, YDocOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(original);
        if (original.Gc)
            throw new InvalidOperationException("The document collects what is deleted (Gc is on): what it was cannot be brought back.");
        foreach (var client in _structs.Clients)
        {
            if (_structs[client] > original.Store.State(client))
                throw new ArgumentException("The document does not have all that the snapshot names.", nameof(original));
        }

        var update = original.Transact(transaction =>
        {
            Cut(transaction);
            return StateWriter.WriteUntil(original.Store, _structs, _deletes.Encode());
        });
        var restored = new YDoc(options);
        restored.Transact(
            transaction =>
            {
                transaction.IsLocal = false;
                restored.Inbox.Take(transaction, update, WorkBudget.Trusted);
            },
            "snapshot");
        return restored;
    }

    /// <summary>Whether all that an update says had been said by this moment.</summary>
    public bool Contains(ReadOnlySpan<byte> update, UpdateFormat format = UpdateFormat.V1, WorkBudget? budget = null)
    {
        var work = budget ?? WorkBudget.Default;
        if (format == UpdateFormat.V2) update = V2ToV1.Rewrite(update, work);
        var reader = new BlockReader(update, work);
        var block = default(Block);
        var isContained = true;
        while (reader.Next(ref block)) isContained &= block.NextClock <= _structs[block.Client];
        var deletes = new DeleteSetReader(update[reader.Position..]);
        while (deletes.Next(out var range)) isContained &= _deletes.Contains(range.Client, range.Start, range.End - range.Start);
        deletes.End();
        return isContained;
    }

    /// <inheritdoc/>
    public bool Equals(Snapshot? other) => other is not null && Encoded.AsSpan().SequenceEqual(other.Encoded);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Snapshot);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Encoded);
        return hash.ToHashCode();
    }

    /// <summary>Whether an item was there at this moment. One that reaches beyond must be cut first: see <see cref="Cut"/>.</summary>
    internal bool Sees(ItemStore store, in Item item) =>
        item.Clock < KnownOf(store, item.Client) && !HasDeleted(store, item.Client, item.Clock);

    /// <summary>How far a client had written.</summary>
    internal long KnownOf(ItemStore store, int client) => _structs[store.Client(client).Id];

    /// <summary>Whether a clock of a client had been deleted.</summary>
    internal bool HasDeleted(ItemStore store, int client, int clock) => _deletes.Contains(store.Client(client).Id, clock);

    /// <summary>Cuts items so that each was there at this moment as a whole, or not at all. Once in a transaction.</summary>
    internal void Cut(Transaction transaction)
    {
        if (!transaction.Meta.TryGetValue(CutKey, out var cut)) transaction.Meta[CutKey] = cut = new HashSet<Snapshot>();
        if (!((HashSet<Snapshot>)cut!).Add(this)) return;
        var store = transaction.Store;
        foreach (var id in _structs.Clients)
        {
            var (client, clock) = (store.FindClient(id), _structs[id]);
            if (client != Item.NoClient && clock < store.Client(client).State)
                store.FindStart(client, (int)clock, transaction.Cuts);
        }

        StructRanges.Cut(transaction, _deletes);
    }

    private static byte[] ToV1(ReadOnlySpan<byte> bytes)
    {
        var input = new Lib0Reader(bytes);
        var output = new Lib0Writer(bytes.Length + 16);
        DeleteSetV2.Rewrite(ref input, output);
        output.WriteBytes(input.Rest);
        return output.ToArray();
    }
}
