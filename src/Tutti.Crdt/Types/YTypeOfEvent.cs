namespace Tutti.Crdt.Types;

/// <summary>A shared type whose observers are told events of one class.</summary>
/// <typeparam name="TEvent">What its observers are told.</typeparam>
public abstract class YType<TEvent> : YType
    where TEvent : YEvent
{
    private Action<TEvent, Transaction>? _observed;

    private protected YType()
    {
    }

    /// <summary>Called after each transaction that changed this type.</summary>
    public new event Action<TEvent, Transaction>? Observed
    {
        add => Exchange(ref _observed, (Action<TEvent, Transaction>?)Delegate.Combine(_observed, value));
        remove => Exchange(ref _observed, (Action<TEvent, Transaction>?)Delegate.Remove(_observed, value));
    }

    internal override void CallObservers(YEvent change, Calls calls)
    {
        base.CallObservers(change, calls);
        foreach (var handler in Delegate.EnumerateInvocationList(_observed))
            calls.Run(() => handler((TEvent)change, change.Transaction));
    }
}
