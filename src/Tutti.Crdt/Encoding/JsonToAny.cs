using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tutti.Crdt.Encoding;

/// <summary>
/// Writes JSON text as the "any" value JSON.parse gives for it. Containers announce their size, which JSON does not:
/// a first pass counts, a second writes, and neither recurses.
/// </summary>
internal static class JsonToAny
{
    public static void Write(ReadOnlySpan<byte> json, Lib0Writer output, int maxDepth)
    {
        var options = new JsonReaderOptions { MaxDepth = Math.Max(1, maxDepth) };
        try
        {
            var sizes = CountContainers(new Utf8JsonReader(json, options));
            var reader = new Utf8JsonReader(json, options);
            for (var container = 0; reader.Read();)
            {
                if (reader.TokenType == JsonTokenType.StartObject) output.BeginAnyObject(sizes[container++]);
                else if (reader.TokenType == JsonTokenType.StartArray) output.BeginAnyArray(sizes[container++]);
                else WriteToken(ref reader, output);
            }
        }
        catch (JsonException)
        {
            CrdtException.Throw(CrdtError.InvalidText, "JSON does not parse, or is nested too deeply.");
        }
    }

    private static List<int> CountContainers(Utf8JsonReader reader)
    {
        var sizes = new List<int>();
        var open = new Stack<(int Index, bool IsArray)>();
        while (reader.Read())
        {
            var token = reader.TokenType;
            if (token is JsonTokenType.EndArray or JsonTokenType.EndObject)
            {
                open.Pop();
                continue;
            }

            if (open.TryPeek(out var inside) && (inside.IsArray || token == JsonTokenType.PropertyName))
                sizes[inside.Index]++;
            if (token is not (JsonTokenType.StartArray or JsonTokenType.StartObject)) continue;
            open.Push((sizes.Count, token == JsonTokenType.StartArray));
            sizes.Add(0);
        }

        return sizes;
    }

    private static void WriteToken(ref Utf8JsonReader reader, Lib0Writer output)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null: output.WriteAnyNull(); return;
            case JsonTokenType.True: output.WriteAny(true); return;
            case JsonTokenType.False: output.WriteAny(false); return;
            case JsonTokenType.Number:
                output.WriteAny(double.Parse(reader.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture));
                return;
            case JsonTokenType.String:
                output.WriteByte(AnyTag.String);
                WriteText(ref reader, output);
                return;
            case JsonTokenType.PropertyName: WriteText(ref reader, output); return;
            default: return;
        }
    }

    private static void WriteText(ref Utf8JsonReader reader, Lib0Writer output)
    {
        if (reader.ValueIsEscaped) output.WriteVarString(Unescape(reader.ValueSpan));
        else output.WriteVarBytes(reader.ValueSpan);
    }

    // The reader's own GetString throws on a lone surrogate, which JavaScript takes and later encodes as U+FFFD.
    private static string Unescape(ReadOnlySpan<byte> escaped)
    {
        var raw = System.Text.Encoding.UTF8.GetString(escaped);
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            if (raw[i] == 'u')
            {
                text.Append((char)ushort.Parse(raw.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            text.Append(raw[i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var same => same });
        }

        return text.ToString();
    }
}
