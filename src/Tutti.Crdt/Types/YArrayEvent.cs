namespace Tutti.Crdt.Types;

/// <summary>What a transaction changed in an array.</summary>
public sealed class YArrayEvent : YEvent
{
    internal YArrayEvent(YArray target, Transaction transaction)
        : base(target, transaction)
    {
    }

    private protected override Delta ComputeDelta() => SequenceDelta.Of(this);
}
