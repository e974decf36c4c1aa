using System.Globalization;

namespace Tutti.Crdt.Encoding;

/// <summary>Writes an "any" value as the JSON text JSON.stringify gives for it.</summary>
internal static class AnyToJson
{
    public static void Write(ref Lib0Reader input, Lib0Writer json, int maxDepth)
    {
        if (maxDepth < 0) CrdtException.Throw(CrdtError.TooDeep, "A value is nested too deeply.");
        switch (input.ReadByte())
        {
            case AnyTag.Undefined or AnyTag.Null: json.WriteBytes("null"u8); return;
            case AnyTag.True: json.WriteBytes("true"u8); return;
            case AnyTag.False: json.WriteBytes("false"u8); return;
            case AnyTag.Integer: WriteNumber(json, input.ReadVarInt()); return;
            case AnyTag.Float32: WriteNumber(json, input.ReadFloat32()); return;
            case AnyTag.Float64: WriteNumber(json, input.ReadFloat64()); return;
            case AnyTag.String: WriteText(json, input.ReadVarString()); return;
            case AnyTag.Bytes: WriteBytes(json, input.ReadVarBytes()); return;
            case AnyTag.Array: WriteArray(ref input, json, maxDepth); return;
            case AnyTag.Object: WriteObject(ref input, json, maxDepth); return;
            case AnyTag.BigInt: CrdtException.Throw(CrdtError.Malformed, "JSON has no bigint."); return;
            default: CrdtException.Throw(CrdtError.UnknownTag, "A value has an unknown tag."); return;
        }
    }

    public static void WriteText(Lib0Writer json, ReadOnlySpan<byte> text)
    {
        json.WriteByte((byte)'"');
        foreach (var unit in text) WriteEscaped(json, unit);
        json.WriteByte((byte)'"');
    }

    private static void WriteEscaped(Lib0Writer json, byte unit)
    {
        switch (unit)
        {
            case (byte)'"': json.WriteBytes("\\\""u8); return;
            case (byte)'\\': json.WriteBytes("\\\\"u8); return;
            case (byte)'\b': json.WriteBytes("\\b"u8); return;
            case (byte)'\f': json.WriteBytes("\\f"u8); return;
            case (byte)'\n': json.WriteBytes("\\n"u8); return;
            case (byte)'\r': json.WriteBytes("\\r"u8); return;
            case (byte)'\t': json.WriteBytes("\\t"u8); return;
            case < 0x20:
                json.WriteBytes("\\u00"u8);
                json.WriteByte((byte)(unit < 0x10 ? '0' : '1'));
                json.WriteByte("0123456789abcdef"u8[unit & 0xf]);
                return;
            default: json.WriteByte(unit); return;
        }
    }

    private static void WriteNumber(Lib0Writer json, double value) => WriteAscii(json, JavaScriptNumber.Format(value));

    private static void WriteArray(ref Lib0Reader input, Lib0Writer json, int maxDepth)
    {
        json.WriteByte((byte)'[');
        var count = input.ReadCount();
        for (var i = 0; i < count; i++)
        {
            if (i > 0) json.WriteByte((byte)',');
            Write(ref input, json, maxDepth - 1);
        }

        json.WriteByte((byte)']');
    }

    private static void WriteObject(ref Lib0Reader input, Lib0Writer json, int maxDepth)
    {
        json.WriteByte((byte)'{');
        var isFirst = true;
        for (var left = input.ReadCount(); left > 0; left--)
        {
            var key = input.ReadVarString();
            if (input.Remaining > 0 && input.Rest[0] == AnyTag.Undefined)
            {
                input.ReadByte();
                continue;
            }

            if (!isFirst) json.WriteByte((byte)',');
            isFirst = false;
            WriteText(json, key);
            json.WriteByte((byte)':');
            Write(ref input, json, maxDepth - 1);
        }

        json.WriteByte((byte)'}');
    }

    // JavaScript has no JSON for bytes either: it writes them as an object of numbers.
    private static void WriteBytes(Lib0Writer json, ReadOnlySpan<byte> bytes)
    {
        json.WriteByte((byte)'{');
        for (var i = 0; i < bytes.Length; i++)
            WriteAscii(json, string.Create(CultureInfo.InvariantCulture, $"{(i > 0 ? "," : "")}\"{i}\":{bytes[i]}"));
        json.WriteByte((byte)'}');
    }

    private static void WriteAscii(Lib0Writer json, string text)
    {
        foreach (var character in text) json.WriteByte((byte)character);
    }
}
