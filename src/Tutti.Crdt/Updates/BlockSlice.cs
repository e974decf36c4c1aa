using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Updates;

/// <summary>Writes a struct, or the part of it that is missing on the other side.</summary>
internal static class BlockSlice
{
    /// <summary>Whether a struct may be cut; the other kinds are one clock long.</summary>
    public static bool CanCut(ContentKind kind) =>
        kind is ContentKind.Gc or ContentKind.Deleted or ContentKind.String or ContentKind.Any or ContentKind.Json;

    /// <summary>Writes a struct without its first <paramref name="from"/> clocks.</summary>
    public static void Write(Lib0Writer output, ReadOnlySpan<byte> source, in Block block, long from)
    {
        if (from > 0 && block.IsItem)
        {
            WriteRest(output, source, in block, from);
            return;
        }

        if (!block.IsItem)
        {
            output.WriteByte(block.FirstByte);
            output.WriteVarUint(block.Length - from);
            return;
        }

        // Yjs sets the bit for a key also where no key follows, and forgets it when it reads: so it is not kept.
        var keyless = unchecked((byte)~Block.HasParentSubBit);
        output.WriteByte(block.NamesParent ? block.FirstByte : (byte)(block.FirstByte & keyless));
        output.WriteBytes(source[(block.Start + 1)..block.End]);
    }

    /// <summary>Writes the values from..to of a content that can be cut, without the count in front of them.</summary>
    public static void WriteValues(Lib0Writer output, ReadOnlySpan<byte> source, in Block block, long from, long to)
    {
        var input = new Lib0Reader(source[block.ContentStart..block.End]);
        if (block.Kind == ContentKind.String)
        {
            var text = input.ReadVarBytes();
            if (text.Length == block.Length) output.WriteBytes(text[(int)from..(int)to]);
            else Utf8Text.WriteSlice(output, text, from, to);
            return;
        }

        if (block.Kind is not (ContentKind.Any or ContentKind.Json)) return;
        input.ReadVarUint();
        for (var i = 0L; i < from; i++) SkipValue(ref input, block.Kind);
        var start = input.Position;
        if (to == block.Length)
        {
            output.WriteBytes(input.Rest);
            return;
        }

        for (var i = from; i < to; i++) SkipValue(ref input, block.Kind);
        output.WriteBytes(input.Data[start..input.Position]);
    }

    private static void WriteRest(Lib0Writer output, ReadOnlySpan<byte> source, in Block block, long from)
    {
        var keyBit = block.HasParentSub ? Block.HasParentSubBit : 0;
        var rightBit = block.FirstByte & Block.HasRightOriginBit;
        output.WriteByte((byte)((byte)block.Kind | Block.HasOriginBit | rightBit | keyBit));
        output.WriteClient(block.Client);
        output.WriteVarUint(block.Clock + from - 1);
        if (block.HasRightOrigin)
        {
            output.WriteClient(block.RightOrigin.Client);
            output.WriteVarUint(block.RightOrigin.Clock);
        }

        if (block.Kind != ContentKind.String)
        {
            output.WriteVarUint(block.Length - from);
            WriteValues(output, source, in block, from, block.Length);
            return;
        }

        var text = new Lib0Writer(block.End - block.ContentStart);
        WriteValues(text, source, in block, from, block.Length);
        output.WriteVarBytes(text.Written);
    }

    private static void SkipValue(ref Lib0Reader input, ContentKind kind)
    {
        if (kind == ContentKind.Any) input.SkipAny(int.MaxValue);
        else input.ReadVarBytes();
    }
}
