using System.Collections;
using System.Text;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>A shared sequence of XML elements and texts. Peers may put other shared types into it as well.</summary>
public partial class YXmlFragment : YType<YXmlEvent>, IReadOnlyList<YType>
{
    private readonly SequenceValues _values;

    /// <summary>Makes an empty, preliminary fragment.</summary>
    public YXmlFragment() => _values = new SequenceValues(this);

    /// <summary>How many places it has.</summary>
    public int Count => Attached.Length;

    internal override TypeRef Kind => TypeRef.XmlFragment;

    /// <summary>
    /// The child at an index. A peer may put something there that is no shared type: that is left out by every other
    /// member, and ends in a <see cref="CrdtException"/> here.
    /// </summary>
    public YType this[int index]
    {
        get
        {
            var value = _values.At(index);
            if (value.Kind != YValueKind.Type) CrdtException.Throw(CrdtError.Malformed, "What lies there is no shared type.");
            return value.AsType();
        }
    }

    /// <summary>Puts children in front of the one at an index.</summary>
    public void Insert(int index, params ReadOnlySpan<YType> children) => _values.Insert(index, Values(children));

    /// <summary>Puts children behind another, null for the beginning.</summary>
    public void InsertAfter(YType? reference, params ReadOnlySpan<YType> children) =>
        _values.InsertAfter(reference, Values(children));

    /// <summary>Puts children at the end.</summary>
    public void Add(params ReadOnlySpan<YType> children) => _values.InsertAtEnd(Values(children));

    /// <summary>Takes children out.</summary>
    public void Delete(int index, int length = 1) => _values.Delete(index, length);

    /// <summary>The children from <paramref name="start"/> to before <paramref name="end"/>; negative ones count from the end.</summary>
    public YType[] Slice(int start = 0, int? end = null) =>
        [.. _values.Slice(start, end).Where(value => value.Kind == YValueKind.Type).Select(value => value.AsType())];

    /// <summary>All children.</summary>
    public YType[] ToArray() => Slice();

    /// <inheritdoc/>
    public override YXmlFragment Clone() => Copy(MaxDepth);

    /// <summary>The children as they are now; what is changed meanwhile is not seen.</summary>
    public IEnumerator<YType> GetEnumerator() => ToArray().AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The XML, in which nothing is escaped.</summary>
    public override string ToString()
    {
        var xml = new StringBuilder();
        AppendXml(xml, MaxDepth);
        return xml.ToString();
    }

    internal virtual void AppendXml(StringBuilder xml, int depth)
    {
        depth = Deeper(depth);
        foreach (var value in _values.Slice(0, null)) ScriptText.Append(xml, value, depth);
    }

    internal override YXmlFragment Copy(int depth)
    {
        var copy = new YXmlFragment();
        CopyChildren(copy, Deeper(depth));
        return copy;
    }

    internal override YValue ToJson(int depth)
    {
        var xml = new StringBuilder();
        AppendXml(xml, depth);
        return xml.ToString();
    }

    internal override YEvent CreateEvent(Transaction transaction) => new YXmlEvent(this, transaction);

    private protected void CopyChildren(YXmlFragment copy, int depth) =>
        copy._values.InsertAtEnd([.. _values.Slice(0, null).Select(value => Contribution.Copy(value, depth))]);

    private protected override void DoPreliminary(Transaction transaction) => _values.DoPreliminary(transaction);

    private protected override void ForgetPreliminary() => _values.ForgetPreliminary();

    private static YValue[] Values(ReadOnlySpan<YType> children)
    {
        var values = new YValue[children.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = children[i] ?? throw new ArgumentException("A child is null.", nameof(children));

        return values;
    }
}
