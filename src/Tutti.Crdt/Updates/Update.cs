using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Updates;

/// <summary>
/// Works on encoded updates without building a document. Without a budget the bytes are taken for our own
/// (<see cref="WorkBudget.Trusted"/>); pass <see cref="WorkBudget.Default"/> for those of a stranger.
/// </summary>
public static class Update
{
    private static readonly byte[] Nothing = [0, 0];

    /// <summary>The version 1 update that says nothing.</summary>
    public static ReadOnlyMemory<byte> Empty => Nothing;

    /// <summary>Joins updates into one that says what they say together.</summary>
    public static byte[] Merge(
        IReadOnlyList<ReadOnlyMemory<byte>> updates, UpdateFormat format = UpdateFormat.V1, WorkBudget? budget = null)
    {
        ArgumentNullException.ThrowIfNull(updates);
        var work = budget ?? WorkBudget.Trusted;
        return UpdateConversion.FromV1(Merging.Merge(ToV1(updates, format, work), work), format);
    }

    /// <summary>
    /// Joins updates into one that is as small as a document would write it: neighbours become one struct, deleted
    /// content is dropped.
    /// </summary>
    public static byte[] Compact(
        IReadOnlyList<ReadOnlyMemory<byte>> updates, UpdateFormat format = UpdateFormat.V1, WorkBudget? budget = null)
    {
        ArgumentNullException.ThrowIfNull(updates);
        var work = budget ?? WorkBudget.Trusted;
        return UpdateConversion.FromV1(Merging.Compact(ToV1(updates, format, work), work), format);
    }

    /// <summary>What an update says beyond an encoded state vector. Its deletions are always all there.</summary>
    public static byte[] Diff(
        ReadOnlySpan<byte> update, ReadOnlySpan<byte> stateVector, UpdateFormat format = UpdateFormat.V1, WorkBudget? budget = null)
    {
        var work = budget ?? WorkBudget.Trusted;
        var known = StateVector.Decode(stateVector, work);
        if (format == UpdateFormat.V1) return Diffing.Diff(update, known, work);
        return UpdateConversion.FromV1(Diffing.Diff(V2ToV1.Rewrite(update, work), known, work), format);
    }

    /// <summary>The encoded state vector of a document that has taken in only this update.</summary>
    public static byte[] EncodeStateVector(
        ReadOnlySpan<byte> update, UpdateFormat format = UpdateFormat.V1, WorkBudget? budget = null)
    {
        var work = budget ?? WorkBudget.Trusted;
        return Diffing.Reach(format == UpdateFormat.V1 ? update : V2ToV1.Rewrite(update, work), work).Encode();
    }

    /// <summary>Rewrites an update in the other format.</summary>
    public static byte[] Convert(ReadOnlySpan<byte> update, UpdateFormat from, UpdateFormat to, WorkBudget? budget = null)
    {
        var work = budget ?? WorkBudget.Trusted;
        var plain = from == UpdateFormat.V1 ? update.ToArray() : V2ToV1.Rewrite(update, work);
        Validate(plain, UpdateFormat.V1, work);
        return UpdateConversion.FromV1(plain, to);
    }

    /// <summary>
    /// Puts numbers in the place of all content, so that a document that shows a fault can be given away. Who wrote how
    /// much where, and the names of roots, can still be seen.
    /// </summary>
    public static byte[] Obfuscate(ReadOnlySpan<byte> update, UpdateFormat format = UpdateFormat.V1, WorkBudget? budget = null)
    {
        var work = budget ?? WorkBudget.Trusted;
        var plain = format == UpdateFormat.V1 ? update : V2ToV1.Rewrite(update, work);
        return UpdateConversion.FromV1(Obfuscation.Rewrite(plain, work), format);
    }

    /// <summary>Reads all of an update and throws a <see cref="CrdtException"/> when anything in it is wrong.</summary>
    public static void Validate(ReadOnlySpan<byte> update, UpdateFormat format, WorkBudget budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        var plain = format == UpdateFormat.V1 ? update : V2ToV1.Rewrite(update, budget);
        var reader = new BlockReader(plain, budget);
        var block = default(Block);
        while (reader.Next(ref block))
        {
        }

        var deletes = new DeleteSetReader(plain[reader.Position..]);
        while (deletes.Next(out _))
        {
        }

        deletes.End();
    }

    private static IReadOnlyList<ReadOnlyMemory<byte>> ToV1(
        IReadOnlyList<ReadOnlyMemory<byte>> updates, UpdateFormat format, WorkBudget budget)
    {
        if (format == UpdateFormat.V1) return updates;
        return [.. updates.Select(update => (ReadOnlyMemory<byte>)V2ToV1.Rewrite(update.Span, budget))];
    }
}
