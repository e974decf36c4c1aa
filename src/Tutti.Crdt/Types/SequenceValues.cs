using System.Runtime.InteropServices;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>The sequence of a shared type seen as values, and what was put into it while it lay in no document.</summary>
internal sealed class SequenceValues(YType owner)
{
    private List<YValue>? _preliminary;

    private int Length => owner.Node?.Length ?? _preliminary?.Count ?? 0;

    public YValue At(int index)
    {
        var node = owner.Attached;
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, node.Length);
        var (handle, offset) = owner.Store.Positions(node).Find(index);
        return ItemValues.At(owner.Document!, handle, offset);
    }

    /// <summary>A part; both ends may be counted from the end, and may lie outside.</summary>
    public YValue[] Slice(int start, int? end)
    {
        var node = owner.Attached;
        var first = Clamp(start, node.Length);
        var left = Clamp(end ?? node.Length, node.Length) - first;
        if (left <= 0) return [];
        var values = new List<YValue>(left);
        var (handle, offset) = owner.Store.Positions(node).Find(first);
        for (; left > 0; handle = owner.Store[handle].Right)
        {
            ref var item = ref owner.Store[handle];
            var count = Math.Min(left, item.Units - offset);
            if (count > 0) ItemValues.AddTo(values, owner.Document!, in item, offset, count);
            left -= count;
            offset = 0;
        }

        return [.. values];
    }

    public void Insert(int index, ReadOnlySpan<YValue> values)
    {
        if (owner.IsCollected) return;
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, Length);
        Contribution.Take(owner, values);
        if (owner.Node is not { } node)
        {
            (_preliminary ??= []).InsertRange(index, values);
            return;
        }

        using var change = owner.Document!.Change();
        Contribution.Insert(change.Transaction, node, change.Transaction.GapAt(node, index), values);
    }

    /// <summary>Puts values behind the last one.</summary>
    public void InsertAtEnd(ReadOnlySpan<YValue> values) => Insert(Length, values);

    /// <summary>Puts values behind everything, even behind what was deleted at the end, as Yjs does.</summary>
    public void Add(ReadOnlySpan<YValue> values)
    {
        if (owner.Node is not { } node || owner.IsCollected)
        {
            Insert(Length, values);
            return;
        }

        Contribution.Take(owner, values);
        using var change = owner.Document!.Change();
        Contribution.Insert(change.Transaction, node, new Gap(owner.Store.Positions(node).Last(), 0), values);
    }

    /// <summary>Puts types behind one that is in the sequence, null for the beginning.</summary>
    public void InsertAfter(YType? reference, ReadOnlySpan<YValue> values)
    {
        if (owner.IsCollected) return;
        if (owner.Node is not { } node)
        {
            var index = reference is null ? 0 : 1 + (_preliminary?.IndexOf(reference) ?? -1);
            if (index == 0 && reference is not null) throw NotInHere(nameof(reference));
            Insert(index, values);
            return;
        }

        var left = reference is null ? 0 : ItemOf(reference, node);
        Contribution.Take(owner, values);
        using var change = owner.Document!.Change();
        Contribution.Insert(change.Transaction, node, new Gap(left, left == 0 ? node.First : owner.Store[left].Right), values);
    }

    public void Delete(int index, int length)
    {
        if (owner.IsCollected) return;
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - index);
        if (length == 0) return;
        if (owner.Node is { } node)
        {
            using var change = owner.Document!.Change();
            Delete(change.Transaction, node, index, length);
            return;
        }

        foreach (var value in _preliminary!.GetRange(index, length)) Contribution.GiveBack(value);
        _preliminary.RemoveRange(index, length);
    }

    public void DoPreliminary(Transaction transaction)
    {
        if (_preliminary is { } values)
            Contribution.Insert(transaction, owner.Node!, new Gap(0, 0), CollectionsMarshal.AsSpan(values));
    }

    public void ForgetPreliminary() => _preliminary = null;

    private static void Delete(Transaction transaction, TypeNode node, int index, int length)
    {
        var store = transaction.Store;
        var (handle, offset) = store.Positions(node).Find(index);
        if (offset > 0) handle = store.Split(handle, offset, transaction.Cuts);
        while (length > 0)
        {
            ref var item = ref store[handle];
            if (item.Units > length) store.Split(handle, length, transaction.Cuts);
            var (units, next) = (item.Units, item.Right);
            if (units > 0) transaction.Delete(handle);
            length -= units;
            handle = next;
        }
    }

    private static int Clamp(int index, int length) => Math.Clamp(index < 0 ? length + index : index, 0, length);

    private static ArgumentException NotInHere(string name) => new("The type lies somewhere else.", name);

    private int ItemOf(YType reference, TypeNode node)
    {
        var isInHere = reference.Document == owner.Document && reference.Node is { Item: not 0 } && !reference.IsCollected
            && owner.Store[reference.Node.Item].Parent == node.Index && owner.Store[reference.Node.Item].Key == 0;
        return isInHere ? reference.Node!.Item : throw NotInHere(nameof(reference));
    }
}
