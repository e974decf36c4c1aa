using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>A shared text among XML elements.</summary>
public sealed class YXmlText : YText
{
    internal override TypeRef Kind => TypeRef.XmlText;
}
