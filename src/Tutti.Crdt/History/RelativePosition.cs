using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;
using Tutti.Crdt.Types;

namespace Tutti.Crdt.History;

/// <summary>
/// A place in a sequence that stays where it is meant to be while others write: it names the item it stands at instead of
/// an index. As in Yjs, also in its encodings.
/// </summary>
public sealed partial record RelativePosition
{
    private const int AtItem = 0;
    private const int AtEndOfRoot = 1;
    private const int AtEndOfType = 2;

    private RelativePosition()
    {
    }

    /// <summary>The item that holds the type, when that is not a root; null too in a position that was decoded and names an item.</summary>
    public ItemId? Type { get; private init; }

    /// <summary>The name of the root; null for another type, and in a position that was decoded and names an item.</summary>
    public string? Root { get; private init; }

    /// <summary>The character or value it stands at; null at the end of the sequence, or at its beginning when it holds to the left.</summary>
    public ItemId? Item { get; private init; }

    /// <summary>Below 0 it holds to what is before it, else to what is behind it.</summary>
    public int Association { get; private init; }

    /// <summary>Makes the position of an index.</summary>
    public static RelativePosition Create(YType type, int index, int association = 0)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.Node is not { } node) throw new InvalidOperationException("The type was not put into a document yet.");
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, node.Length);
        var store = type.Document!.Store;
        ItemId? item = null;
        var unit = association < 0 ? index - 1 : index;
        if (unit >= 0 && unit < node.Length)
        {
            var (handle, offset) = store.Positions(node).Find(unit);
            var id = store.Id(in store[handle]);
            item = id with { Clock = id.Clock + offset };
        }

        // The holder of a deleted type may be collected; its id is known no more.
        if (node.Item != 0 && type.IsCollected) throw new InvalidOperationException("The type was deleted.");
        return new RelativePosition
        {
            Type = node.Item == 0 ? null : store.Id(in store[node.Item]),
            Root = node.Root,
            Item = item,
            Association = association,
        };
    }

    /// <summary>Reads a position.</summary>
    public static RelativePosition Decode(ReadOnlySpan<byte> bytes)
    {
        var input = new Lib0Reader(bytes);
        ItemId? item = null, type = null;
        string? root = null;
        switch (input.ReadVarUint())
        {
            case AtItem: item = ReadId(ref input); break;
            case AtEndOfRoot: root = System.Text.Encoding.UTF8.GetString(input.ReadVarString()); break;
            case AtEndOfType: type = ReadId(ref input); break;
            default: CrdtException.Throw(CrdtError.UnknownTag, "A position is of an unknown kind."); break;
        }

        // Older peers write no association.
        var association = input.Remaining > 0 ? Math.Sign(input.ReadVarInt()) : 0;
        input.End();
        return new RelativePosition { Type = type, Root = root, Item = item, Association = association };
    }

    /// <summary>Writes the position as Yjs does: the item when there is one, else the type.</summary>
    public byte[] Encode()
    {
        var output = new Lib0Writer();
        if (Item is { } item)
        {
            output.WriteVarUint(AtItem);
            Write(output, item);
        }
        else if (Root is not null)
        {
            output.WriteVarUint(AtEndOfRoot);
            output.WriteVarString(Root);
        }
        else
        {
            output.WriteVarUint(AtEndOfType);
            Write(output, Type!.Value);
        }

        output.WriteVarInt(Association);
        return output.ToArray();
    }

    /// <summary>
    /// Finds where it is in a document; null when what it names is not there yet, or is collected.
    /// </summary>
    /// <param name="document">The document, which may be another replica.</param>
    /// <param name="followUndone">Whether a position at what was deleted and brought back goes with what came back.</param>
    public AbsolutePosition? Resolve(YDoc document, bool followUndone = true)
    {
        ArgumentNullException.ThrowIfNull(document);
        var store = document.Store;
        if (Item is { } item) return ResolveItem(document, item, followUndone);
        TypeNode node;
        if (Root is not null)
        {
            node = store.Root(Root);
        }
        else
        {
            var type = Type!.Value;
            if (type.Clock >= store.State(type.Client)) return null;
            ref var holder = ref store[Follow(store, type, followUndone).Handle];
            if (holder.Type == 0) return null;
            node = store.Type(holder.Type);
        }

        return new AbsolutePosition(document, node, Association >= 0 ? node.Length : 0, Association);
    }

    /// <summary>Whether the other is the same place. Where both name an item, the type is not compared: only the JSON carries it.</summary>
    public bool Equals(RelativePosition? other) =>
        other is not null && Item == other.Item && Association == other.Association
        && (Item is not null || (Type == other.Type && Root == other.Root));

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Item is { } item ? HashCode.Combine(item, Association) : HashCode.Combine(Type, Root, Association);

    private static (int Handle, int Offset) Follow(ItemStore store, ItemId id, bool followUndone)
    {
        for (; ; )
        {
            var handle = store.Find(id);
            var offset = (int)id.Clock - store[handle].Clock;
            if (!followUndone || store.Redone(handle) is not { } redone) return (handle, offset);
            id = redone with { Clock = redone.Clock + offset };
        }
    }

    private static ItemId ReadId(ref Lib0Reader input) => new(input.ReadClient(), input.ReadVarUint());

    private static void Write(Lib0Writer output, ItemId id)
    {
        output.WriteClient(id.Client);
        output.WriteVarUint(id.Clock);
    }

    private AbsolutePosition? ResolveItem(YDoc document, ItemId id, bool followUndone)
    {
        var store = document.Store;
        if (id.Clock >= store.State(id.Client)) return null;
        var (handle, offset) = Follow(store, id, followUndone);
        ref var item = ref store[handle];
        if (item.Kind == ContentKind.Gc) return null;
        var node = store.Type(item.Parent);
        var index = 0;
        if (node.Item == 0 || store[node.Item].IsLive)
        {
            index = item.IsLive && item.IsCountable ? offset + (Association >= 0 ? 0 : 1) : 0;
            if (item.Key == 0) index += store.Positions(node).IndexOf(handle);
        }

        return new AbsolutePosition(document, node, index, Association);
    }
}
