using System.Runtime.InteropServices;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Inspection;

/// <summary>A shared type, of the document or new in the update, and the way to it.</summary>
internal sealed class Container(SharedPath path, TypeNode? node)
{
    private Dictionary<string, SharedPath>? _keys;

    public SharedPath Path { get; } = path;

    /// <summary>The type in the document; null for a new one.</summary>
    public TypeNode? Node { get; } = node;

    /// <summary>Places of its sequence now.</summary>
    public int Length => Node?.Length ?? 0;

    public SharedPath At(string key)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_keys ??= new(StringComparer.Ordinal), key, out _);
        return slot ??= new SharedPath(Path, new PathStep(key));
    }
}

/// <summary>Where a struct lies: the sequence of a type, or a key of it. Nowhere when what was around it is collected.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Spot(Container? Container, string? Key)
{
    public bool IsNowhere => Container is null;

    public SharedPath Path => Key is null ? Container!.Path : Container!.At(Key);
}
