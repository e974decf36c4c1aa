using System.Text.Json;
using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Reading;

/// <summary>Writes "any" values the way JSON.stringify shows them.</summary>
internal static class AnyView
{
    public static bool IsUndefined(ReadOnlySpan<byte> value) => value.Length > 0 && value[0] == AnyTag.Undefined;

    public static void Write(ref Lib0Reader input, Utf8JsonWriter json, int depth)
    {
        if (depth < 0) CrdtException.Throw(CrdtError.TooDeep, "A value is nested too deeply.");
        switch (input.ReadByte())
        {
            case AnyTag.True: json.WriteBooleanValue(true); return;
            case AnyTag.False: json.WriteBooleanValue(false); return;
            case AnyTag.Integer: json.WriteNumberValue(input.ReadVarInt()); return;
            case AnyTag.Float32: WriteNumber(json, input.ReadFloat32()); return;
            case AnyTag.Float64: WriteNumber(json, input.ReadFloat64()); return;
            case AnyTag.BigInt: json.WriteNumberValue(input.ReadBigInt64()); return;
            case AnyTag.String: json.WriteStringValue(input.ReadVarString()); return;
            case AnyTag.Bytes: WriteBytes(json, input.ReadVarBytes()); return;
            case AnyTag.Array: WriteArray(ref input, json, depth); return;
            case AnyTag.Object: WriteObject(ref input, json, depth); return;
            default: json.WriteNullValue(); return;
        }
    }

    /// <summary>Bytes have no JSON: JavaScript shows them as an object of numbers.</summary>
    public static void WriteBytes(Utf8JsonWriter json, ReadOnlySpan<byte> bytes)
    {
        json.WriteStartObject();
        for (var i = 0; i < bytes.Length; i++)
            json.WriteNumber(i.ToString(System.Globalization.CultureInfo.InvariantCulture), bytes[i]);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value)) json.WriteNumberValue(value);
        else json.WriteNullValue();
    }

    private static void WriteArray(ref Lib0Reader input, Utf8JsonWriter json, int depth)
    {
        json.WriteStartArray();
        for (var left = input.ReadCount(); left > 0; left--) Write(ref input, json, depth - 1);
        json.WriteEndArray();
    }

    private static void WriteObject(ref Lib0Reader input, Utf8JsonWriter json, int depth)
    {
        json.WriteStartObject();
        for (var left = input.ReadCount(); left > 0; left--)
        {
            var key = input.ReadVarString();
            if (IsUndefined(input.Rest))
            {
                input.ReadByte();
                continue;
            }

            json.WritePropertyName(key);
            Write(ref input, json, depth - 1);
        }

        json.WriteEndObject();
    }
}
