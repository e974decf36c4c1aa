using System.Text;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>A shared text among XML elements; its formats are tags.</summary>
public sealed class YXmlText : YText
{
    /// <summary>Makes a text to be put into a document.</summary>
    public YXmlText()
    {
    }

    /// <summary>Makes a text with content, to be put into a document.</summary>
    public YXmlText(string text)
        : base(text)
    {
    }

    /// <summary>The type behind this one.</summary>
    public YType? NextSibling => XmlOrder.NextOf(this);

    /// <summary>The type before this one.</summary>
    public YType? PreviousSibling => XmlOrder.PreviousOf(this);

    internal override TypeRef Kind => TypeRef.XmlText;

    /// <inheritdoc/>
    public override YXmlText Clone() => Copy(MaxDepth);

    internal override YXmlText Copy(int depth) => CopyInto(new YXmlText(), depth);

    /// <summary>The text with its formats as tags; nothing is escaped, as in Yjs.</summary>
    public override string ToString() => base.ToString();

    internal override void AppendText(StringBuilder text, int depth) => XmlTextWriter.Append(text, ToDelta(), Deeper(depth));
}
