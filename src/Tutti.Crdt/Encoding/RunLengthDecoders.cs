namespace Tutti.Crdt.Encoding;

/// <summary>Bytes, each followed by how often it repeats; the last one repeats for ever.</summary>
internal ref struct RleDecoder(ReadOnlySpan<byte> column)
{
    private Lib0Reader _input = new(column);
    private long _left;
    private byte _value;

    public byte Read()
    {
        if (_left == 0)
        {
            _value = _input.ReadByte();
            _left = _input.Remaining > 0 ? _input.ReadVarUint() + 1 : -1;
        }

        if (_left > 0) _left--;
        return _value;
    }
}

/// <summary>Numbers; a negative one (minus zero too) is followed by how often it repeats.</summary>
internal ref struct UintOptRleDecoder(ReadOnlySpan<byte> column)
{
    private Lib0Reader _input = new(column);
    private long _left;
    private long _value;

    public long Read()
    {
        if (_left == 0)
        {
            _value = Math.Abs(_input.ReadVarInt(out var repeats));
            _left = repeats ? _input.ReadVarUint() + 2 : 1;
        }

        _left--;
        return _value;
    }
}

/// <summary>Differences between numbers; the lowest bit says whether a repeat count follows.</summary>
internal ref struct IntDiffOptRleDecoder(ReadOnlySpan<byte> column)
{
    private Lib0Reader _input = new(column);
    private long _left;
    private long _difference;
    private long _value;

    public long Read()
    {
        if (_left == 0)
        {
            var encoded = _input.ReadVarInt();
            _difference = encoded >> 1;
            _left = (encoded & 1) != 0 ? _input.ReadVarUint() + 2 : 1;
        }

        _left--;
        _value += _difference;
        if (_value is < 0 or > Lib0Limits.MaxSafeInteger)
            CrdtException.Throw(CrdtError.NumberOutOfRange, "A clock leaves 53 bits.");
        return _value;
    }
}

/// <summary>All strings joined into one, and a column of their lengths.</summary>
internal ref struct StringDecoder
{
    private readonly ReadOnlySpan<byte> _text;
    private UintOptRleDecoder _lengths;
    private int _position;
    private bool _insidePair;

    public StringDecoder(ReadOnlySpan<byte> column)
    {
        var input = new Lib0Reader(column);
        _text = input.ReadVarString();
        _lengths = new UintOptRleDecoder(input.Rest);
    }

    /// <summary>Writes the next string with its length in front.</summary>
    public void CopyTo(Lib0Writer output, Lib0Writer scratch)
    {
        var units = _lengths.Read();
        if (units == 0)
        {
            output.WriteVarUint(0);
            return;
        }

        var rest = _text[_position..];
        var from = _insidePair ? 1 : 0;
        var end = Utf8Text.ByteOffset(rest, from + units, out var splitsPair);
        if (from == 0 && !splitsPair)
        {
            output.WriteVarBytes(rest[..end]);
        }
        else
        {
            scratch.Reset();
            Utf8Text.WriteSlice(scratch, rest, from, from + units);
            output.WriteVarBytes(scratch.Written);
        }

        _position += end;
        _insidePair = splitsPair;
    }
}
