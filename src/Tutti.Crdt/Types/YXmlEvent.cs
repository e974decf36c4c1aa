namespace Tutti.Crdt.Types;

/// <summary>What a transaction changed in an XML element or fragment.</summary>
public sealed class YXmlEvent : YEvent
{
    internal YXmlEvent(YXmlFragment target, Transaction transaction)
        : base(target, transaction)
    {
    }

    /// <summary>The attributes under which something was put or deleted.</summary>
    public IReadOnlySet<string> AttributesChanged => field ??= ChangedKeys;

    /// <summary>Whether children came or went.</summary>
    public bool ChildListChanged => IsSequenceChanged;

    private protected override Delta ComputeDelta() => SequenceDelta.Of(this);
}
