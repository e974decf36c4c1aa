using Tutti.Crdt.Structs;
using Tutti.Crdt.Types;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.History;

/// <content>What transactions changed becomes steps.</content>
public sealed partial class UndoManager
{
    private long? _lastChange;
    private HashSet<TypeNode>? _changedByPop;

    private void Capture(Transaction transaction)
    {
        var changed = _scope.Changed(transaction);
        if (_popping == transaction) _changedByPop = changed;
        if (!transaction.HasChanges || !IsTracked(transaction) || !_scope.HoldsAny(changed)) return;
        var stack = IsUndoing ? _redoStack : _undoStack;
        if (IsUndoing) StopCapturing();
        else if (!IsRedoing) Clear(undo: false, redo: true);
        var isNew = Push(stack, transaction);
        Keep(transaction, transaction.DeleteSet);
        var kind = IsUndoing ? StackItemKind.Redo : StackItemKind.Undo;
        var handler = isNew ? StackItemAdded : StackItemUpdated;
        handler?.Invoke(new StackItemEvent(stack[^1], kind, transaction.Origin, ToTypes(changed)));
    }

    private bool IsTracked(Transaction transaction)
    {
        if (_options.CaptureTransaction is { } captures && !captures(transaction)) return false;
        // An update without an origin is somebody else's work; one with an origin is whose it is said to be.
        if (transaction.Origin is not { } origin) return transaction.IsLocal && _trackedOrigins.Contains(null);
        return _trackedOrigins.Contains(origin) || _trackedOrigins.Contains(origin.GetType());
    }

    private bool Push(List<StackItem> stack, Transaction transaction)
    {
        var insertions = new DeleteSet();
        foreach (var (client, before, after) in transaction.Touched)
        {
            if (after > before) insertions.Append(new ClockRange(transaction.Store.Client(client).Id, before, after));
        }

        var now = _options.TimeProvider.GetTimestamp();
        var isOwnStep = IsUndoing || IsRedoing;
        var continues = !isOwnStep && stack.Count > 0 && _lastChange is { } last
            && _options.TimeProvider.GetElapsedTime(last, now) < _options.CaptureTimeout;
        if (continues) stack[^1].Add(transaction.DeleteSet, insertions);
        else stack.Add(new StackItem(transaction.DeleteSet, insertions));
        if (!isOwnStep) _lastChange = now;
        return !continues;
    }

    private void Keep(Transaction transaction, DeleteSet deletions)
    {
        var scope = _scope.Begin();
        foreach (var handle in StructRanges.Cut(transaction, deletions))
        {
            if (scope.Holds(in transaction.Store[handle])) Kept.Mark(transaction.Store, handle, keep: true);
        }
    }

    // Marks reach up to the roots: what other steps need is marked anew after some were taken away.
    private void LetGo(Transaction transaction, List<StackItem> steps)
    {
        var store = transaction.Store;
        var scope = _scope.Begin();
        var loose = new List<int>();
        foreach (var step in steps)
        {
            foreach (var handle in StructRanges.Cut(transaction, step.Deletions))
            {
                if (!scope.Holds(in store[handle])) continue;
                Kept.Mark(store, handle, keep: false);
                loose.Add(handle);
            }
        }

        foreach (var manager in _document.UndoManagers) manager.KeepAll(transaction);
        if (!_document.Gc) return;
        foreach (var handle in loose)
        {
            ref var item = ref store[handle];
            if (item.Kind == ContentKind.Gc || !item.IsDeleted || item.Has(ItemFlags.Keep)) continue;
            transaction.Collect.Add(new StructRange(item.Client, item.Clock, item.Length));
        }
    }

    private void KeepAll(Transaction transaction)
    {
        foreach (var step in _undoStack) Keep(transaction, step.Deletions);
        foreach (var step in _redoStack) Keep(transaction, step.Deletions);
    }

    // A root nobody has asked for is not yet of any type.
    private HashSet<YType> ToTypes(HashSet<TypeNode>? nodes) => nodes is null
        ? []
        : [.. nodes.Where(node => node.Root is null || node.IsAskedFor).Select(node => YType.Of(_document, node))];
}
