using Microsoft.Extensions.DependencyInjection;

namespace Tutti.Actions.Events;

/// <summary>Who listens to what; filled by the modules at start.</summary>
internal sealed class Listeners
{
    private readonly Dictionary<Type, List<Listener>> _byEvent = [];
    private readonly Dictionary<string, Type> _byName = new(StringComparer.Ordinal);

    public void Add<TEvent, TListener>()
        where TEvent : IEvent
        where TListener : class, IListen<TEvent>
    {
        if (!_byEvent.TryGetValue(typeof(TEvent), out var list)) _byEvent[typeof(TEvent)] = list = [];
        _byName[EventLog.NameOf(typeof(TEvent))] = typeof(TEvent);
        var make = ActivatorUtilities.CreateFactory<TListener>([]);
        list.Add((services, row, cancel) => make(services, null).On((TEvent)row.Happened, row, cancel));
    }

    public IReadOnlyList<Listener> Of(IEvent happened) => _byEvent.GetValueOrDefault(happened.GetType()) ?? [];

    /// <summary>The event of a name, when somebody listens to it.</summary>
    public Type? EventOf(string name) => _byName.GetValueOrDefault(name);

    internal delegate ValueTask Listener(IServiceProvider services, EventRow row, CancellationToken cancellationToken);
}
