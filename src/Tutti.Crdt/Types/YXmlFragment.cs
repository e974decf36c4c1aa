using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>A shared type.</summary>
public class YXmlFragment : YType<YXmlEvent>
{
    internal override TypeRef Kind => TypeRef.XmlFragment;

    /// <inheritdoc/>
    public override YXmlFragment Clone() => Copy(MaxDepth);

    internal override YXmlFragment Copy(int depth) => throw new NotSupportedException();

    internal override YValue ToJson(int depth) => throw new NotSupportedException();

    internal override YEvent CreateEvent(Transaction transaction) => new YXmlEvent(this, transaction);

    private protected override void DoPreliminary(Transaction transaction)
    {
    }

    private protected override void ForgetPreliminary()
    {
    }
}
