namespace Tutti.Crdt.Types;

/// <summary>What a transaction changed in a map.</summary>
public sealed class YMapEvent : YEvent
{
    internal YMapEvent(YType target, Transaction transaction)
        : base(target, transaction)
    {
    }

    /// <summary>The keys under which something was put or deleted.</summary>
    public IReadOnlySet<string> KeysChanged => field ??= ChangedKeys;

    private protected override Delta ComputeDelta() => SequenceDelta.Of(this);
}
