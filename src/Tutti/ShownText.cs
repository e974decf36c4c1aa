using System.Text;

namespace Tutti;

/// <summary>Which characters may stand in a short text that people see.</summary>
internal static class ShownText
{
    /// <summary>Whether a character would break the line, turn the text around it, or cannot be kept.</summary>
    // EnumerateRunes gives U+FFFD for half a surrogate pair, which no store could keep.
    public static bool Refuses(Rune rune) =>
        Rune.IsControl(rune) || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x2028 or 0x2029 or 0xFFFD;

    /// <summary>What is left of a name that somebody else made: one line, cut at a length; null when nothing is.</summary>
    public static string? Clean(string? text, int longest)
    {
        if (text is null) return null;
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Refuses(rune)) continue;
            if (kept.Length + rune.Utf16SequenceLength > longest) break;
            kept.Append(rune.ToString());
        }
        var name = kept.ToString().Trim();
        return name.Length == 0 ? null : name;
    }
}
