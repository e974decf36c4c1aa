namespace Tutti.Crdt.Structs;

/// <summary>A shared type: a root by its name, or the content of an item.</summary>
internal sealed class TypeNode(string? root, TypeRef kind)
{
    public string? Root { get; } = root;

    public TypeRef Kind { get; } = kind;

    /// <summary>The tag of an XML element, the key of a hook.</summary>
    public string Name { get; init; } = "";

    /// <summary>The first item of the sequence.</summary>
    public int First { get; set; }

    /// <summary>The newest item under each key.</summary>
    public Dictionary<string, int> Keys { get; } = new(StringComparer.Ordinal);
}
