using System.Globalization;
using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Types;

/// <summary>JSON letter for letter as JSON.stringify writes it, since embedded values travel as such text.</summary>
internal static class JsonText
{
    public static void WriteString(Lib0Writer output, string text)
    {
        output.WriteByte((byte)'"');
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogatePair(text, at))
            {
                at++;
                continue;
            }

            if (!NeedsEscape(text[at])) continue;
            WriteUtf8(output, text.AsSpan(from, at - from));
            WriteEscaped(output, text[at]);
            from = at + 1;
        }

        WriteUtf8(output, text.AsSpan(from));
        output.WriteByte((byte)'"');
    }

    public static void WriteArray(Lib0Writer output, IReadOnlyList<YValue> values)
    {
        output.WriteByte((byte)'[');
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0) output.WriteByte((byte)',');
            values[i].WriteJson(output);
        }

        output.WriteByte((byte)']');
    }

    public static void WriteObject(Lib0Writer output, IReadOnlyDictionary<string, YValue> pairs)
    {
        output.WriteByte((byte)'{');
        var isFirst = true;
        foreach (var (name, value) in pairs)
        {
            if (value.Kind == YValueKind.Undefined) continue;
            if (!isFirst) output.WriteByte((byte)',');
            isFirst = false;
            WriteString(output, name);
            output.WriteByte((byte)':');
            value.WriteJson(output);
        }

        output.WriteByte((byte)'}');
    }

    public static void WriteBytes(Lib0Writer output, ReadOnlySpan<byte> bytes)
    {
        output.WriteByte((byte)'{');
        for (var i = 0; i < bytes.Length; i++)
            WriteAscii(output, string.Create(CultureInfo.InvariantCulture, $"{(i > 0 ? "," : "")}\"{i}\":{bytes[i]}"));
        output.WriteByte((byte)'}');
    }

    public static void WriteAscii(Lib0Writer output, string text) => WriteUtf8(output, text);

    // A surrogate met here has no other half.
    private static bool NeedsEscape(char unit) => unit < ' ' || unit is '"' or '\\' || char.IsSurrogate(unit);

    private static void WriteEscaped(Lib0Writer output, char unit)
    {
        var escape = unit switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\b' => "\\b",
            '\f' => "\\f",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"),
        };
        WriteAscii(output, escape);
    }

    private static void WriteUtf8(Lib0Writer output, ReadOnlySpan<char> text)
    {
        Span<byte> utf8 = stackalloc byte[256];
        while (!text.IsEmpty)
        {
            System.Text.Unicode.Utf8.FromUtf16(text, utf8, out var read, out var written);
            output.WriteBytes(utf8[..written]);
            text = text[read..];
        }
    }
}
