using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Tutti.Crdt.Encoding;

/// <summary>UTF-8 bytes seen as the UTF-16 units in which Yjs counts.</summary>
internal static class Utf8Text
{
    private static ReadOnlySpan<byte> ReplacementCharacter => [0xef, 0xbf, 0xbd];

    public static void Check(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text)) CrdtException.Throw(CrdtError.InvalidText, "Text is not UTF-8.");
    }

    public static int CheckAndCount(ReadOnlySpan<byte> text)
    {
        if (Ascii.IsValid(text)) return text.Length;
        Check(text);
        return Utf16Length(text);
    }

    public static int Utf16Length(ReadOnlySpan<byte> validText) => System.Text.Encoding.UTF8.GetCharCount(validText);

    /// <summary>What JSON.parse of a peer would throw on must not reach it.</summary>
    public static void CheckJson(ReadOnlySpan<byte> json, int maxDepth)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Math.Max(1, maxDepth) });
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException)
        {
            CrdtException.Throw(CrdtError.InvalidText, "JSON does not parse, or is nested too deeply.");
        }
    }

    /// <summary>
    /// The byte offset of a UTF-16 offset. <paramref name="splitsPair"/> is set when it lies inside a surrogate pair;
    /// the offset is then the first byte of that pair.
    /// </summary>
    public static int ByteOffset(ReadOnlySpan<byte> validText, long utf16Offset, out bool splitsPair)
    {
        splitsPair = false;
        var at = 0;
        for (long units = 0; units < utf16Offset;)
        {
            if (at >= validText.Length) CrdtException.Throw(CrdtError.Truncated, "Text is shorter than its length.");
            var lead = validText[at];
            if (lead >= 0xf0)
            {
                if (units + 1 == utf16Offset)
                {
                    splitsPair = true;
                    return at;
                }

                units += 2;
                at += 4;
                continue;
            }

            units++;
            at += lead < 0x80 ? 1 : lead < 0xe0 ? 2 : 3;
        }

        return at;
    }

    /// <summary>
    /// The byte offset of a UTF-16 offset in a text whose length in units is known: at once when each unit is a byte,
    /// otherwise counted from the nearer end.
    /// </summary>
    public static int ByteOffset(ReadOnlySpan<byte> validText, int utf16Length, int utf16Offset, out bool splitsPair)
    {
        splitsPair = false;
        if (utf16Length == validText.Length) return utf16Offset;
        if (utf16Offset <= utf16Length / 2) return ByteOffset(validText, utf16Offset, out splitsPair);
        var at = validText.Length;
        for (var units = utf16Length; units > utf16Offset;)
        {
            at--;
            while ((validText[at] & 0xc0) == 0x80) at--;
            units -= validText[at] >= 0xf0 ? 2 : 1;
            splitsPair = units < utf16Offset;
        }

        return at;
    }

    /// <summary>Writes the units from..to of a text, halves of a pair as U+FFFD like JavaScript does when it encodes.</summary>
    public static void WriteSlice(Lib0Writer output, ReadOnlySpan<byte> validText, long from, long to)
    {
        if (from >= to) return;
        var start = ByteOffset(validText, from, out var startsInPair);
        if (startsInPair)
        {
            output.WriteBytes(ReplacementCharacter);
            start += 4;
            from++;
        }

        if (from >= to) return;
        var rest = validText[start..];
        var length = ByteOffset(rest, to - from, out var endsInPair);
        output.WriteBytes(rest[..length]);
        if (endsInPair) output.WriteBytes(ReplacementCharacter);
    }
}
