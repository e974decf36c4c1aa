using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>A shared text among XML elements.</summary>
public sealed class YXmlText : YText
{
    /// <summary>The type behind this one.</summary>
    public YType? NextSibling => XmlOrder.NextOf(this);

    /// <summary>The type before this one.</summary>
    public YType? PreviousSibling => XmlOrder.PreviousOf(this);

    internal override TypeRef Kind => TypeRef.XmlText;
}
