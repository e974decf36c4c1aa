using Tutti.Access;

namespace Tutti.Actions;

/// <summary>Every action there is. What is not in here has no door.</summary>
internal sealed class ActionRegistry
{
    private readonly List<ActionDefinition> _all = [];
    private readonly Dictionary<string, ActionDefinition> _frames = new(StringComparer.Ordinal);

    public IReadOnlyList<ActionDefinition> All => _all;

    /// <summary>The types of the frames that actions take.</summary>
    public IEnumerable<string> FrameTypes => _frames.Keys;

    /// <summary>Registers an action that needs nothing but being signed in, or not even that.</summary>
    public void Add<TInput, TOutput, THandler>(ActionKind kind, string route)
        where TInput : class
        where TOutput : class
        where THandler : IHandler<TInput, TOutput> =>
        Add(new ActionDefinition<TInput, TOutput, THandler>(kind, route, Permission.None));

    /// <summary>Registers an action that needs a permission in the workspace or document that its input names.</summary>
    public void Add<TInput, TOutput, THandler>(ActionKind kind, string route, Permission permission)
        where TInput : class
        where TOutput : class
        where THandler : IHandler<TInput, TOutput> =>
        Add(new ActionDefinition<TInput, TOutput, THandler>(kind, route, permission));

    public void Add(ActionDefinition action)
    {
        var placed = typeof(IInWorkspace).IsAssignableFrom(action.Input) || typeof(IInDocument).IsAssignableFrom(action.Input);
        if (placed == (action.Permission == Permission.None))
            throw new InvalidOperationException($"{action.Name}: a permission needs a place, and a place a permission.");
        _all.Add(action);
        if (action.HasFrame) Expose(action);
    }

    /// <summary>Lets the socket take an action too, as a frame of the action's name.</summary>
    public void Expose(ActionDefinition action) => _frames.Add(action.Name, action);

    /// <summary>The action of a frame type, or null.</summary>
    public ActionDefinition? Frame(string type) => _frames.GetValueOrDefault(type);
}
