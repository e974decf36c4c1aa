using System.Globalization;
using System.Text;

namespace Tutti.Email;

/// <summary>Makes what people wrote fit for mail.</summary>
internal static class EmailText
{
    /// <summary>One line: whatever breaks lines or turns the text around it becomes a blank.</summary>
    public static string Line(string text) => Clean(text, keepLines: false);

    /// <summary>Some lines: as <see cref="Line"/>, but line breaks stay.</summary>
    public static string Lines(string text) => Clean(text.ReplaceLineEndings("\n"), keepLines: true);

    private static string Clean(string text, bool keepLines)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (keepLines && rune.Value == '\n') result.Append('\n');
            else if (Breaks(rune)) result.Append(' ');
            else result.Append(rune.ToString());
        }
        return result.ToString().Trim();
    }

    private static bool Breaks(Rune rune) =>
        Rune.IsControl(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
