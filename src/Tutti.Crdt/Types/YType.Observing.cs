namespace Tutti.Crdt.Types;

/// <content>Handlers.</content>
public abstract partial class YType
{
    private int _handlers;
    private Action<YEvent, Transaction>? _observed;
    private Action<IReadOnlyList<YEvent>, Transaction>? _deepObserved;

    /// <summary>Called after each transaction that changed this type.</summary>
    public event Action<YEvent, Transaction>? Observed
    {
        add => Exchange(ref _observed, (Action<YEvent, Transaction>?)Delegate.Combine(_observed, value));
        remove => Exchange(ref _observed, (Action<YEvent, Transaction>?)Delegate.Remove(_observed, value));
    }

    /// <summary>Called after each transaction that changed this type or a type in it, the ones further out first.</summary>
    public event Action<IReadOnlyList<YEvent>, Transaction>? DeepObserved
    {
        add => Exchange(ref _deepObserved, (Action<IReadOnlyList<YEvent>, Transaction>?)Delegate.Combine(_deepObserved, value));
        remove => Exchange(ref _deepObserved, (Action<IReadOnlyList<YEvent>, Transaction>?)Delegate.Remove(_deepObserved, value));
    }

    internal bool IsDeepObserved => _deepObserved is not null;

    internal virtual void CallObservers(YEvent change, Calls calls)
    {
        foreach (var handler in Delegate.EnumerateInvocationList(_observed))
            calls.Run(() => handler(change, change.Transaction));
    }

    internal void CallDeepObservers(IReadOnlyList<YEvent> changes, Transaction transaction, Calls calls)
    {
        foreach (var handler in Delegate.EnumerateInvocationList(_deepObserved))
            calls.Run(() => handler(changes, transaction));
    }

    /// <summary>Replaces handlers, and counts how many the document has.</summary>
    private protected void Exchange<T>(ref T? handlers, T? changed)
        where T : Delegate
    {
        var difference = Count(changed) - Count(handlers);
        handlers = changed;
        _handlers += difference;
        if (Document is { } document) document.Observers += difference;
    }

    private static int Count<T>(T? handlers)
        where T : Delegate
    {
        var count = 0;
        foreach (var _ in Delegate.EnumerateInvocationList(handlers)) count++;
        return count;
    }
}
