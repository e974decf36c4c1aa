namespace Tutti.Crdt.History;

/// <content>Steps are taken back.</content>
public sealed partial class UndoManager
{
    private Transaction? _popping;

    // A step others made meaningless meanwhile changes nothing: then the one before it is taken back.
    private StackItem? Pop(List<StackItem> stack, StackItemKind kind)
    {
        StackItem? popped = null;
        _changedByPop = null;
        try
        {
            _document.Transact(
                transaction =>
                {
                    _popping = transaction;
                    popped = PopOne(transaction, stack);
                    CurrentItem = popped;
                },
                this);
        }
        finally
        {
            _popping = null;
            CurrentItem = null;
        }

        if (popped is not null) StackItemPopped?.Invoke(new StackItemEvent(popped, kind, this, ToTypes(_changedByPop)));
        return popped;
    }

    private StackItem? PopOne(Transaction transaction, List<StackItem> stack)
    {
        while (stack.Count > 0)
        {
            var step = stack[^1];
            stack.RemoveAt(stack.Count - 1);
            if (TakeBack(transaction, step)) return step;
        }

        return null;
    }

    private bool TakeBack(Transaction transaction, StackItem step)
    {
        var store = transaction.Store;
        var scope = _scope.Begin();
        var toDelete = ToDelete(transaction, step, scope);
        var wanted = new List<int>();
        foreach (var handle in StructRanges.Cut(transaction, step.Deletions))
        {
            ref var item = ref store[handle];
            // What was put in and taken out within the step does not come back.
            if (scope.Holds(in item) && !step.Insertions.Contains(store.Id(in item).Client, item.Clock)) wanted.Add(handle);
        }

        var redoing = new Redoing(transaction, [.. wanted], step.Insertions, this);
        var hasChanged = false;
        foreach (var handle in wanted) hasChanged |= redoing.Redo(handle) != 0;
        // What is inside goes before what is around it, so that a filter sees both.
        for (var i = toDelete.Count - 1; i >= 0; i--)
        {
            if (_options.DeleteFilter is { } allows && !allows(new UndoneItem(_document, in store[toDelete[i]]))) continue;
            transaction.Delete(toDelete[i]);
            hasChanged = true;
        }

        return hasChanged;
    }

    private static List<int> ToDelete(Transaction transaction, StackItem step, UndoScope.Look scope)
    {
        var store = transaction.Store;
        var toDelete = new List<int>();
        foreach (var inserted in StructRanges.Cut(transaction, step.Insertions))
        {
            var handle = inserted;
            while (store.Redone(handle) is { } redone)
                handle = store.FindStart(store.FindClient(redone.Client), (int)redone.Clock, transaction.Cuts);
            if (!store[handle].IsDeleted && scope.Holds(in store[handle])) toDelete.Add(handle);
        }

        return toDelete;
    }
}
