namespace Tutti.Crdt.Structs;

/// <summary>One struct of an update: its header decoded, its content as a range of the source.</summary>
internal struct Block
{
    public const byte KindBits = 0x1f;
    public const byte HasOriginBit = 0x80;
    public const byte HasRightOriginBit = 0x40;
    public const byte HasParentSubBit = 0x20;

    public ulong Client;
    public long Clock;
    public long Length;
    public ItemId Origin;
    public ItemId RightOrigin;
    public ItemId ParentId;
    public int Start;
    public int End;
    public int ContentStart;
    public int RootNameStart;
    public int RootNameLength;
    public int ParentSubStart;
    public int ParentSubLength;
    public byte FirstByte;
    public TypeRef Type;
    public bool ParentIsRoot;

    public readonly ContentKind Kind => (ContentKind)(FirstByte & KindBits);

    public readonly bool HasOrigin => (FirstByte & HasOriginBit) != 0;

    public readonly bool HasRightOrigin => (FirstByte & HasRightOriginBit) != 0;

    /// <summary>Only an item without neighbours names its parent; the others are where their neighbours are.</summary>
    public readonly bool NamesParent => IsItem && (FirstByte & (HasOriginBit | HasRightOriginBit)) == 0;

    public readonly bool HasParentSub => NamesParent && (FirstByte & HasParentSubBit) != 0;

    public readonly bool IsItem => Kind is not (ContentKind.Gc or ContentKind.Skip);

    public readonly long NextClock => Clock + Length;
}
