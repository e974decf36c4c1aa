namespace Tutti.Actions;

/// <summary>What a handler gives back: a result, or the reason why not. Refusing is not an exception.</summary>
internal readonly struct Outcome<T>
{
    private Outcome(T? value, Refusal? refusal)
    {
        Value = value;
        Refusal = refusal;
    }

    public T? Value { get; }

    public Refusal? Refusal { get; }

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>The result of an action that has nothing to show: 204.</summary>
internal sealed record Nothing : IEmptyView
{
    public static readonly Nothing Instance = new();
}
