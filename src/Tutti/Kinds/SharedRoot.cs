using Tutti.Crdt.Reading;

namespace Tutti.Kinds;

/// <summary>
/// A root of a document's shared types: what it is, and what values put into it as JSON become. From it follow the form of
/// a first content, how a JSON Patch changes it, and what a lock may stand on.
/// </summary>
public sealed record SharedRoot
{
    // What is one thing is a map, and so is what describes it: two people may change two properties at once.
    private const int UsualDepth = 2;

    private SharedRoot(string name, RootKind kind)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Kind = kind;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What it is.</summary>
    public RootKind Kind { get; }

    /// <summary>So many levels of objects in it are shared maps, whose properties people change at once; what lies deeper is plain.</summary>
    public int MapsInside { get; private init; }

    /// <summary>Whether its values are shared texts.</summary>
    public bool HoldsTexts { get; private init; }

    /// <summary>What one of its values is called, such as <c>node</c>; null when they are not things of their own.</summary>
    public string? Item { get; private init; }

    /// <summary>A text.</summary>
    public static SharedRoot Text(string name) => new(name, RootKind.Text);

    /// <summary>A list of plain values.</summary>
    public static SharedRoot List(string name) => new(name, RootKind.Array);

    /// <summary>A map of plain values of any form.</summary>
    public static SharedRoot Map(string name) => new(name, RootKind.Map);

    /// <summary>Things by id, each a map of properties.</summary>
    /// <param name="name">Its name, such as <c>nodes</c>.</param>
    /// <param name="item">What one of them is called, such as <c>node</c>: that is the type of resource a lock names.</param>
    /// <param name="mapsInside">
    /// So many levels of objects are shared maps, from 1 (the thing itself) to 8; 2 when a property of it may be a map of
    /// properties.
    /// </param>
    public static SharedRoot Things(string name, string item, int mapsInside = UsualDepth)
    {
        ArgumentException.ThrowIfNullOrEmpty(item);
        ArgumentOutOfRangeException.ThrowIfLessThan(mapsInside, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mapsInside, 8);
        return new SharedRoot(name, RootKind.Map) { Item = item, MapsInside = mapsInside };
    }

    /// <summary>Shared texts by name.</summary>
    /// <param name="name">Its name, such as <c>files</c>.</param>
    /// <param name="item">What one of them is called, such as <c>file</c>.</param>
    public static SharedRoot Texts(string name, string item)
    {
        ArgumentException.ThrowIfNullOrEmpty(item);
        return new SharedRoot(name, RootKind.Map) { Item = item, HoldsTexts = true };
    }
}
