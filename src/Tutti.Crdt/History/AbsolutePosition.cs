using Tutti.Crdt.Structs;
using Tutti.Crdt.Types;

namespace Tutti.Crdt.History;

/// <summary>Where a <see cref="RelativePosition"/> is now. The next change may move it.</summary>
public sealed class AbsolutePosition
{
    private readonly YDoc _document;
    private readonly TypeNode _node;

    internal AbsolutePosition(YDoc document, TypeNode node, int index, int association)
    {
        _document = document;
        _node = node;
        Index = index;
        Association = association;
    }

    /// <summary>The type. A root nobody asked for yet as a type of its own is taken for an array.</summary>
    public YType Type => YType.Of(_document, _node);

    /// <summary>The place in its sequence.</summary>
    public int Index { get; }

    /// <summary>To which side the position holds: to what is before it when below 0, else to what is behind it.</summary>
    public int Association { get; }
}
