using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>A shared type.</summary>
public sealed class YMap : YType<YMapEvent>
{
    internal override TypeRef Kind => TypeRef.Map;

    /// <inheritdoc/>
    public override YMap Clone() => Copy(MaxDepth);

    internal override YMap Copy(int depth) => throw new NotSupportedException();

    internal override YValue ToJson(int depth) => throw new NotSupportedException();

    internal override YEvent CreateEvent(Transaction transaction) => new YMapEvent(this, transaction);

    private protected override void DoPreliminary(Transaction transaction)
    {
    }

    private protected override void ForgetPreliminary()
    {
    }
}
