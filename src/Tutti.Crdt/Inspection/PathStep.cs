using System.Globalization;
using System.Runtime.InteropServices;

namespace Tutti.Crdt.Inspection;

/// <summary>One step into a shared type: to a key, or to an item of a sequence.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PathStep
{
    internal PathStep(string key) => Key = key;

    internal PathStep(ItemId item, int? index)
    {
        Item = item;
        Index = index;
    }

    /// <summary>The key; null for an item of a sequence.</summary>
    public string? Key { get; }

    /// <summary>The id of the item, which stays the same wherever it moves to; null for a key.</summary>
    public ItemId? Item { get; }

    /// <summary>Where the item is now; null for a key, and for an item that is new or deleted.</summary>
    public int? Index { get; }

    /// <summary>Whether both lead to the same place. Where an item is just now does not count.</summary>
    public bool Equals(PathStep other) => Key == other.Key && Item == other.Item;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Item);

    /// <inheritdoc/>
    public override string ToString()
    {
        if (Key is not null) return Key;
        if (Index is { } index) return string.Create(CultureInfo.InvariantCulture, $"[{index}]");
        return string.Create(CultureInfo.InvariantCulture, $"[{Item?.Client}:{Item?.Clock}]");
    }
}
