using System.Buffers.Binary;

namespace Tutti.Crdt.Encoding;

/// <summary>
/// Reads lib0 values from bytes. Every bound is checked; what does not fit ends in a <see cref="CrdtException"/>.
/// </summary>
public ref struct Lib0Reader(ReadOnlySpan<byte> data)
{
    // Nine groups of seven bits hold every 53-bit number, with room for the padded forms lib0 accepts as well.
    private const int MaxVarintShift = 56;

    private readonly ReadOnlySpan<byte> _data = data;
    private int _position;

    /// <summary>The offset of the next byte.</summary>
    public readonly int Position => _position;

    /// <summary>How many bytes are left.</summary>
    public readonly int Remaining => _data.Length - _position;

    /// <summary>The bytes that are left.</summary>
    public readonly ReadOnlySpan<byte> Rest => _data[_position..];

    /// <summary>All bytes this reader was given.</summary>
    public readonly ReadOnlySpan<byte> Data => _data;

    /// <summary>Reads one byte.</summary>
    public byte ReadByte()
    {
        if ((uint)_position >= (uint)_data.Length) ThrowTruncated();
        return _data[_position++];
    }

    /// <summary>Reads an unsigned number of at most 53 bits.</summary>
    public long ReadVarUint()
    {
        if ((uint)_position < (uint)_data.Length && _data[_position] < 0x80) return _data[_position++];
        return ReadLongVarUint();
    }

    /// <summary>Reads a client id.</summary>
    public ulong ReadClient() => (ulong)ReadVarUint();

    /// <summary>
    /// Reads a count of things that take at least one byte each, so that no length bomb gets past the input's size.
    /// </summary>
    public int ReadCount()
    {
        var count = ReadVarUint();
        if (count > Remaining) ThrowTruncated();
        return (int)count;
    }

    /// <summary>Reads a signed number of at most 53 bits.</summary>
    public long ReadVarInt() => ReadVarInt(out _);

    /// <summary>Reads a signed number; <paramref name="negative"/> also tells minus zero from zero.</summary>
    public long ReadVarInt(out bool negative)
    {
        var first = ReadByte();
        negative = (first & 0x40) != 0;
        long value = first & 0x3f;
        for (var shift = 6; (first & 0x80) != 0; shift += 7)
        {
            if (shift > MaxVarintShift) ThrowOutOfRange();
            first = ReadByte();
            value |= (long)(first & 0x7f) << shift;
            if ((ulong)value > Lib0Limits.MaxSafeInteger) ThrowOutOfRange();
        }

        return negative ? -value : value;
    }

    /// <summary>Reads a number of bytes as they are.</summary>
    public ReadOnlySpan<byte> ReadBytes(int count)
    {
        if ((uint)count > (uint)Remaining) ThrowTruncated();
        var bytes = _data.Slice(_position, count);
        _position += count;
        return bytes;
    }

    /// <summary>Reads bytes with their length in front.</summary>
    public ReadOnlySpan<byte> ReadVarBytes() => ReadBytes(ReadCount());

    /// <summary>Reads text as UTF-8 bytes, and checks that they are.</summary>
    public ReadOnlySpan<byte> ReadVarString()
    {
        var bytes = ReadVarBytes();
        Utf8Text.Check(bytes);
        return bytes;
    }

    /// <summary>Reads text and counts it in UTF-16 units, the unit of Yjs clocks.</summary>
    public ReadOnlySpan<byte> ReadVarString(out int utf16Length)
    {
        var bytes = ReadVarBytes();
        utf16Length = Utf8Text.CheckAndCount(bytes);
        return bytes;
    }

    /// <summary>Reads a 32-bit float, big endian.</summary>
    public float ReadFloat32() => BinaryPrimitives.ReadSingleBigEndian(ReadBytes(sizeof(float)));

    /// <summary>Reads a 64-bit float, big endian.</summary>
    public double ReadFloat64() => BinaryPrimitives.ReadDoubleBigEndian(ReadBytes(sizeof(double)));

    /// <summary>Reads a 64-bit integer, big endian.</summary>
    public long ReadBigInt64() => BinaryPrimitives.ReadInt64BigEndian(ReadBytes(sizeof(long)));

    /// <summary>Moves past one "any" value, checking it, at most <paramref name="maxDepth"/> levels deep.</summary>
    public void SkipAny(int maxDepth)
    {
        if (maxDepth < 0) CrdtException.Throw(CrdtError.TooDeep, "A value is nested too deeply.");
        switch (ReadByte())
        {
            case AnyTag.Undefined or AnyTag.Null or AnyTag.True or AnyTag.False: return;
            case AnyTag.Integer: ReadVarInt(); return;
            case AnyTag.Float32: ReadBytes(sizeof(float)); return;
            case AnyTag.Float64 or AnyTag.BigInt: ReadBytes(sizeof(double)); return;
            case AnyTag.String: ReadVarString(); return;
            case AnyTag.Bytes: ReadVarBytes(); return;
            case AnyTag.Array:
                for (var left = ReadCount(); left > 0; left--) SkipAny(maxDepth - 1);
                return;
            case AnyTag.Object:
                for (var left = ReadCount(); left > 0; left--)
                {
                    ReadVarString();
                    SkipAny(maxDepth - 1);
                }

                return;
            default: CrdtException.Throw(CrdtError.UnknownTag, "A value has an unknown tag."); return;
        }
    }

    /// <summary>Refuses bytes after the last value.</summary>
    public readonly void End()
    {
        if (Remaining > 0) CrdtException.Throw(CrdtError.TrailingBytes, "Bytes are left after the last value.");
    }

    private long ReadLongVarUint()
    {
        long value = 0;
        for (var shift = 0; shift <= MaxVarintShift; shift += 7)
        {
            var next = ReadByte();
            value |= (long)(next & 0x7f) << shift;
            if ((ulong)value > Lib0Limits.MaxSafeInteger) break;
            if (next < 0x80) return value;
        }

        ThrowOutOfRange();
        return 0;
    }

    private static void ThrowTruncated() =>
        CrdtException.Throw(CrdtError.Truncated, "The input ends before the value it announces.");

    private static void ThrowOutOfRange() =>
        CrdtException.Throw(CrdtError.NumberOutOfRange, "A number is beyond 53 bits.");
}
