namespace Tutti.Crdt.Encoding;

/// <summary>Writes what <see cref="RleDecoder"/> reads.</summary>
internal sealed class RleEncoder
{
    private readonly Lib0Writer _output = new();
    private long _count;
    private byte _value;

    public void Write(byte value)
    {
        if (_count > 0 && value == _value)
        {
            _count++;
            return;
        }

        if (_count > 0) _output.WriteVarUint(_count - 1);
        _output.WriteByte(value);
        _value = value;
        _count = 1;
    }

    public ReadOnlySpan<byte> Finish() => _output.Written;
}

/// <summary>Writes what <see cref="UintOptRleDecoder"/> reads.</summary>
internal sealed class UintOptRleEncoder
{
    private readonly Lib0Writer _output = new();
    private long _count;
    private long _value;

    public void Write(long value)
    {
        if (_count > 0 && value == _value)
        {
            _count++;
            return;
        }

        Flush();
        _value = value;
        _count = 1;
    }

    public ReadOnlySpan<byte> Finish()
    {
        Flush();
        _count = 0;
        return _output.Written;
    }

    private void Flush()
    {
        if (_count == 0) return;
        _output.WriteVarInt(_value, negative: _count > 1);
        if (_count > 1) _output.WriteVarUint(_count - 2);
    }
}

/// <summary>Writes what <see cref="IntDiffOptRleDecoder"/> reads.</summary>
internal sealed class IntDiffOptRleEncoder
{
    private readonly Lib0Writer _output = new();
    private long _count;
    private long _difference;
    private long _value;

    public void Write(long value)
    {
        if (value - _value == _difference)
        {
            _value = value;
            _count++;
            return;
        }

        Flush();
        _difference = value - _value;
        _value = value;
        _count = 1;
    }

    public ReadOnlySpan<byte> Finish()
    {
        Flush();
        _count = 0;
        return _output.Written;
    }

    private void Flush()
    {
        if (_count == 0) return;
        _output.WriteVarInt((_difference * 2) + (_count > 1 ? 1 : 0));
        if (_count > 1) _output.WriteVarUint(_count - 2);
    }
}

/// <summary>Writes what <see cref="StringDecoder"/> reads.</summary>
internal sealed class StringEncoder
{
    private readonly Lib0Writer _text = new();
    private readonly UintOptRleEncoder _lengths = new();

    public void Write(ReadOnlySpan<byte> validText)
    {
        _text.WriteBytes(validText);
        _lengths.Write(Utf8Text.Utf16Length(validText));
    }

    public void Finish(Lib0Writer output)
    {
        output.WriteVarBytes(_text.Written);
        output.WriteBytes(_lengths.Finish());
    }
}
