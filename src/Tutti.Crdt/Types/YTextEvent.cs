namespace Tutti.Crdt.Types;

/// <summary>What a transaction changed in a text.</summary>
public sealed class YTextEvent : YEvent
{
    internal YTextEvent(YText target, Transaction transaction)
        : base(target, transaction)
    {
    }

    /// <summary>The attributes of the whole text that changed.</summary>
    public IReadOnlySet<string> KeysChanged => field ??= ChangedKeys;

    /// <summary>Whether the text itself changed.</summary>
    public bool ChildListChanged => IsSequenceChanged;

    private protected override Delta ComputeDelta() => TextEventDelta.Of(this);
}
