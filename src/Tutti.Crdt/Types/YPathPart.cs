using System.Globalization;
using System.Runtime.InteropServices;

namespace Tutti.Crdt.Types;

/// <summary>One step of a path through shared types: a key or an index.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct YPathPart
{
    private YPathPart(string? key, int index)
    {
        Key = key;
        Index = index;
    }

    /// <summary>The key, null for an index.</summary>
    public string? Key { get; }

    /// <summary>The index, 0 for a key.</summary>
    public int Index { get; }

    /// <summary>A step by key.</summary>
    public static implicit operator YPathPart(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new YPathPart(key, 0);
    }

    /// <summary>A step by index.</summary>
    public static implicit operator YPathPart(int index) => new(null, index);

    /// <inheritdoc/>
    public override string ToString() => Key ?? Index.ToString(CultureInfo.InvariantCulture);
}
