using System.Globalization;
using System.Text;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>A shared XML element: a tag, attributes of any value, children.</summary>
public sealed partial class YXmlElement : YXmlFragment
{
    private readonly KeyedValues _attributes;

    /// <summary>Makes an empty, preliminary element.</summary>
    public YXmlElement(string name = "UNDEFINED")
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        _attributes = new KeyedValues(this);
    }

    /// <summary>The tag.</summary>
    public string Name { get; }

    /// <summary>The attributes as they are now.</summary>
    public IReadOnlyDictionary<string, YValue> Attributes =>
        new OrderedDictionary<string, YValue>(_attributes.ToList(), StringComparer.Ordinal);

    /// <summary>The type behind this one.</summary>
    public YType? NextSibling => XmlOrder.NextOf(this);

    /// <summary>The type before this one.</summary>
    public YType? PreviousSibling => XmlOrder.PreviousOf(this);

    internal override TypeRef Kind => TypeRef.XmlElement;

    internal override string NodeName => Name;

    /// <summary>The value of an attribute; <see cref="YValue.Undefined"/> when it has none.</summary>
    public YValue GetAttribute(string name) => _attributes.TryGet(name, out var value) ? value : YValue.Undefined;

    /// <summary>Whether an attribute has a value.</summary>
    public bool HasAttribute(string name) => _attributes.Contains(name);

    /// <summary>Gives an attribute a value.</summary>
    public void SetAttribute(string name, YValue value) => _attributes.Set(name, value);

    /// <summary>Takes an attribute away; false when it has no value.</summary>
    public bool RemoveAttribute(string name) => _attributes.Delete(name);

    /// <inheritdoc/>
    public override YXmlElement Clone() => Copy(MaxDepth);

    internal override YXmlElement Copy(int depth)
    {
        var copy = new YXmlElement(Name);
        depth = Deeper(depth);
        _attributes.CopyTo(copy._attributes, depth);
        CopyChildren(copy, depth);
        return copy;
    }

    internal override void AppendXml(StringBuilder xml, int depth)
    {
        var tag = Name.ToLower(CultureInfo.InvariantCulture);
        xml.Append('<').Append(tag);
        foreach (var (name, value) in _attributes.ToList().OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            xml.Append(' ').Append(name).Append("=\"");
            ScriptText.Append(xml, value, Deeper(depth));
            xml.Append('"');
        }

        xml.Append('>');
        base.AppendXml(xml, depth);
        xml.Append("</").Append(tag).Append('>');
    }

    private protected override void DoPreliminary(Transaction transaction)
    {
        base.DoPreliminary(transaction);
        _attributes.DoPreliminary(transaction);
    }

    private protected override void ForgetPreliminary()
    {
        base.ForgetPreliminary();
        _attributes.ForgetPreliminary();
    }
}
