using System.Buffers.Binary;

namespace Tutti.Crdt.Encoding;

/// <summary>Writes lib0 values into a buffer that grows and can be used again.</summary>
public sealed class Lib0Writer(int capacity = 64)
{
    private const int LongestVarint = 9;

    private byte[] _buffer = new byte[Math.Max(capacity, 16)];
    private int _length;

    /// <summary>How many bytes were written.</summary>
    public int Length => _length;

    /// <summary>The bytes written so far; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>A copy of the bytes written so far.</summary>
    public byte[] ToArray() => Written.ToArray();

    /// <summary>Forgets what was written and keeps the buffer.</summary>
    public void Reset() => _length = 0;

    /// <summary>Writes one byte.</summary>
    public void WriteByte(byte value)
    {
        if (_length == _buffer.Length) Grow(1);
        _buffer[_length++] = value;
    }

    /// <summary>Writes bytes as they are.</summary>
    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        _length += bytes.Length;
    }

    /// <summary>Writes an unsigned number.</summary>
    public void WriteVarUint(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        var rest = (ulong)value;
        var target = Reserve(LongestVarint);
        var at = 0;
        while (rest >= 0x80)
        {
            target[at++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        target[at] = (byte)rest;
        _length += at + 1;
    }

    /// <summary>Writes a client id.</summary>
    public void WriteClient(ulong client) => WriteVarUint((long)client);

    /// <summary>Writes a signed number.</summary>
    public void WriteVarInt(long value) => WriteVarInt(Math.Abs(value), value < 0);

    /// <summary>Writes a signed number as its size and its sign, since minus zero has a meaning in lib0.</summary>
    public void WriteVarInt(long magnitude, bool negative)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(magnitude);
        var rest = (ulong)magnitude;
        WriteByte((byte)((rest > 0x3f ? 0x80u : 0) | (negative ? 0x40u : 0) | (rest & 0x3f)));
        for (rest >>= 6; rest > 0; rest >>= 7)
            WriteByte((byte)((rest > 0x7f ? 0x80u : 0) | (rest & 0x7f)));
    }

    /// <summary>Writes bytes with their length in front.</summary>
    public void WriteVarBytes(ReadOnlySpan<byte> bytes)
    {
        WriteVarUint(bytes.Length);
        WriteBytes(bytes);
    }

    /// <summary>Writes text; a lone surrogate becomes U+FFFD, as in JavaScript.</summary>
    public void WriteVarString(ReadOnlySpan<char> text)
    {
        var count = System.Text.Encoding.UTF8.GetByteCount(text);
        WriteVarUint(count);
        _length += System.Text.Encoding.UTF8.GetBytes(text, Reserve(count));
    }

    /// <summary>Writes the "any" value undefined.</summary>
    public void WriteAnyUndefined() => WriteByte(AnyTag.Undefined);

    /// <summary>Writes the "any" value null.</summary>
    public void WriteAnyNull() => WriteByte(AnyTag.Null);

    /// <summary>Writes a boolean as an "any" value.</summary>
    public void WriteAny(bool value) => WriteByte(value ? AnyTag.True : AnyTag.False);

    /// <summary>Writes text as an "any" value.</summary>
    public void WriteAny(ReadOnlySpan<char> text)
    {
        WriteByte(AnyTag.String);
        WriteVarString(text);
    }

    /// <summary>Writes a number as an "any" value: integers up to 31 bits short, then 32-bit and 64-bit floats.</summary>
    public void WriteAny(double value)
    {
        if (double.IsInteger(value) && Math.Abs(value) <= int.MaxValue)
        {
            WriteByte(AnyTag.Integer);
            WriteVarInt((long)Math.Abs(value), double.IsNegative(value));
            return;
        }

        if ((double)(float)value == value)
        {
            WriteByte(AnyTag.Float32);
            BinaryPrimitives.WriteSingleBigEndian(Reserve(sizeof(float)), (float)value);
            _length += sizeof(float);
            return;
        }

        WriteByte(AnyTag.Float64);
        // The one NaN JavaScript writes has no sign, the one of .NET has.
        if (double.IsNaN(value)) value = BitConverter.UInt64BitsToDouble(0x7ff8_0000_0000_0000);
        BinaryPrimitives.WriteDoubleBigEndian(Reserve(sizeof(double)), value);
        _length += sizeof(double);
    }

    /// <summary>Writes a JavaScript bigint as an "any" value.</summary>
    public void WriteAnyBigInt(long value)
    {
        WriteByte(AnyTag.BigInt);
        BinaryPrimitives.WriteInt64BigEndian(Reserve(sizeof(long)), value);
        _length += sizeof(long);
    }

    /// <summary>Writes bytes as an "any" value.</summary>
    public void WriteAnyBytes(ReadOnlySpan<byte> bytes)
    {
        WriteByte(AnyTag.Bytes);
        WriteVarBytes(bytes);
    }

    /// <summary>Begins an "any" array of so many values, which are written next.</summary>
    public void BeginAnyArray(int count)
    {
        WriteByte(AnyTag.Array);
        WriteVarUint(count);
    }

    /// <summary>Begins an "any" object of so many pairs: a text and an "any" value each, which are written next.</summary>
    public void BeginAnyObject(int count)
    {
        WriteByte(AnyTag.Object);
        WriteVarUint(count);
    }

    private Span<byte> Reserve(int count)
    {
        if (_buffer.Length - _length < count) Grow(count);
        return _buffer.AsSpan(_length);
    }

    private void Grow(int count) =>
        Array.Resize(ref _buffer, (int)Math.Min(Array.MaxLength, Math.Max((long)_length + count, _buffer.Length * 2L)));
}
