using System.Runtime.ExceptionServices;

namespace Tutti.Crdt;

/// <summary>Calls handlers one after another, all of them, and throws afterwards what they threw.</summary>
internal sealed class Calls
{
    private List<Exception>? _thrown;

    public void Run(Action call) => Run(static action => action(), call);

    /// <summary>Without a closure, for the calls every transaction makes.</summary>
    public void Run<T>(Action<T> handler, T argument)
    {
        try
        {
            handler(argument);
        }
#pragma warning disable CA1031 // It is thrown again once everybody was called.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            (_thrown ??= []).Add(exception);
        }
    }

    public void ThrowWhatWasThrown()
    {
        if (_thrown is not { } thrown) return;
        _thrown = null;
        if (thrown.Count == 1) ExceptionDispatchInfo.Throw(thrown[0]);
        throw new AggregateException(thrown);
    }
}
