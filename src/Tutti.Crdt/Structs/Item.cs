using System.Runtime.InteropServices;

namespace Tutti.Crdt.Structs;

/// <summary>One struct of a document. Neighbours and parent are handles into slabs, 0 for none.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Item
{
    public ItemId Id;
    public long Length;
    public ItemId Origin;
    public ItemId RightOrigin;
    public int Left;
    public int Right;
    public int Parent;
    public int Type;
    public string? Key;
    public int ContentStart;
    public int ContentEnd;
    public int Skipped;
    public int SeenMark;
    public int ConflictMark;
    public ContentKind Kind;
    public bool HasOrigin;
    public bool HasRightOrigin;
    public bool IsDeleted;

    public readonly long NextClock => Id.Clock + Length;

    public readonly bool IsLive => !IsDeleted && Kind is not (ContentKind.Gc or ContentKind.Deleted);
}
