using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>A shared type.</summary>
public sealed class YXmlHook(string name) : YType<YMapEvent>
{
    /// <summary>The key of the hook.</summary>
    public string HookName => name;

    internal override TypeRef Kind => TypeRef.XmlHook;

    /// <inheritdoc/>
    public override YXmlHook Clone() => Copy(MaxDepth);

    internal override YXmlHook Copy(int depth) => throw new NotSupportedException();

    internal override YValue ToJson(int depth) => throw new NotSupportedException();

    internal override YEvent CreateEvent(Transaction transaction) => new YMapEvent(this, transaction);

    private protected override void DoPreliminary(Transaction transaction)
    {
    }

    private protected override void ForgetPreliminary()
    {
    }
}
