using System.Runtime.InteropServices;

namespace Tutti.Crdt.Structs;

/// <summary>
/// One struct of a document, without references so that the collector never looks inside. Neighbours are handles into
/// the slab, 0 for none; clients, parents and keys are indexes into tables of the <see cref="ItemStore"/>.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct Item
{
    public const int NoClient = -1;

    public int Client;
    public int Clock;
    public int Length;
    public int OriginClient;
    public int OriginClock;
    public int RightOriginClient;
    public int RightOriginClock;
    public int Left;
    public int Right;

    /// <summary>The shared type it lies in: see <see cref="ItemStore.Type"/>.</summary>
    public int Parent;

    /// <summary>The key it is under, 0 for an item of the sequence: see <see cref="ItemStore.Key"/>.</summary>
    public int Key;

    /// <summary>Where its content begins in the arena; for a type or a sub-document its index in the table.</summary>
    public int ContentStart;
    public int ContentLength;

    /// <summary>The leaf of the position index it is counted in, 0 for none.</summary>
    public int Leaf;

    // Marks of the last scan over conflicting items that met it.
    public int SeenMark;
    public int ConflictMark;

    public ContentKind Kind;
    public ItemFlags Flags;

    /// <summary>The content may grow to this power of two in place; 0 when nothing is reserved.</summary>
    public byte RoomLog;

    public readonly bool HasOrigin => OriginClient != NoClient;

    public readonly bool HasRightOrigin => RightOriginClient != NoClient;

    public readonly int NextClock => Clock + Length;

    public readonly int LastClock => Clock + Length - 1;

    public readonly bool IsDeleted => Has(ItemFlags.Deleted);

    /// <summary>Still there for a reader.</summary>
    public readonly bool IsLive => !Has(ItemFlags.Deleted);

    /// <summary>Whether what it holds has places in the sequence.</summary>
    public readonly bool IsCountable => Kind is not (ContentKind.Format or ContentKind.Deleted or ContentKind.Gc);

    /// <summary>Places it takes up in its type now.</summary>
    public readonly int Units => IsLive && IsCountable && Key == 0 ? Length : 0;

    public readonly bool Has(ItemFlags flag) => (Flags & flag) == flag;

    /// <summary>The shared type it holds: see <see cref="ItemStore.Type"/>.</summary>
    public readonly int Type => Kind == ContentKind.Type ? ContentStart : 0;
}

[Flags]
internal enum ItemFlags : byte
{
    None = 0,
    Deleted = 1,

    /// <summary>Its content is kept although it is deleted: an undo manager may bring it back.</summary>
    Keep = 2,

    /// <summary>An undo put another item in its place: see <see cref="ItemStore.Redone"/>.</summary>
    Redone = 4,
}
