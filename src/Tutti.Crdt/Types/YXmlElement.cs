using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>An XML element.</summary>
public class YXmlElement(string name = "UNDEFINED") : YXmlFragment
{
    /// <summary>The tag.</summary>
    public string Name => name;

    internal override TypeRef Kind => TypeRef.XmlElement;

    internal override string NodeName => name;
}
