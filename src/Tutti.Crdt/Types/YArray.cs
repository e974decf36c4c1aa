using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>A shared type.</summary>
public sealed class YArray : YType<YArrayEvent>
{
    internal override TypeRef Kind => TypeRef.Array;

    /// <inheritdoc/>
    public override YArray Clone() => Copy(MaxDepth);

    internal override YArray Copy(int depth) => throw new NotSupportedException();

    internal override YValue ToJson(int depth) => throw new NotSupportedException();

    internal override YEvent CreateEvent(Transaction transaction) => new YArrayEvent(this, transaction);

    private protected override void DoPreliminary(Transaction transaction)
    {
    }

    private protected override void ForgetPreliminary()
    {
    }
}
