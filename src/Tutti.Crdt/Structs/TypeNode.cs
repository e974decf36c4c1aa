using Tutti.Crdt.Types;

namespace Tutti.Crdt.Structs;

/// <summary>A shared type: a root by its name, or the content of an item.</summary>
internal sealed class TypeNode(int index, string? root, int item, TypeRef kind, string name)
{
    private Dictionary<int, int>? _keys;

    /// <summary>Its own index: see <see cref="ItemStore.Type"/>.</summary>
    public int Index { get; } = index;

    /// <summary>The name of a root, null for a type that is the content of an item.</summary>
    public string? Root { get; } = root;

    /// <summary>The item that holds it, 0 for a root.</summary>
    public int Item { get; } = item;

    /// <summary>What it is. An update does not say it of a root: that is an array until somebody asks for another.</summary>
    public TypeRef Kind { get; set; } = kind;

    /// <summary>As a root: whether somebody has said what it is.</summary>
    public bool IsAskedFor { get; set; }

    /// <summary>The tag of an XML element, the key of a hook.</summary>
    public string Name { get; } = name;

    /// <summary>The first item of the sequence.</summary>
    public int First { get; set; }

    /// <summary>Places of the sequence.</summary>
    public int Length { get; set; }

    /// <summary>Whether formatting was ever put into it.</summary>
    public bool HasFormatting { get; set; }

    /// <summary>The newest item under each key, in the order the keys first came.</summary>
    public Dictionary<int, int> Keys => _keys ??= [];

    public bool HasKeys => _keys is { Count: > 0 };

    /// <summary>Finds positions in the sequence; made when first needed.</summary>
    public PositionIndex? Positions { get; set; }

    /// <summary>The type as people hold it; made when first asked for.</summary>
    public YType? Shared { get; set; }

    public void Clear()
    {
        First = 0;
        Length = 0;
        Positions = null;
        _keys = null;
    }
}
