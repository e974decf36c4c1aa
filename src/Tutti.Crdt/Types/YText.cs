using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>A shared text.</summary>
public class YText : YType<YTextEvent>
{
    internal override TypeRef Kind => TypeRef.Text;

    /// <inheritdoc/>
    public override YText Clone() => Copy(MaxDepth);

    internal override YText Copy(int depth) => throw new NotSupportedException();

    internal override YValue ToJson(int depth) => throw new NotSupportedException();

    internal override YEvent CreateEvent(Transaction transaction) => new YTextEvent(this, transaction);

    private protected override void DoPreliminary(Transaction transaction)
    {
    }

    private protected override void ForgetPreliminary()
    {
    }
}
