using System.Globalization;
using System.Text;

namespace Tutti.Actions;

/// <summary>Rules for short texts that people see: names and titles.</summary>
internal static class PlainText
{
    public const int LongestName = 200;

    /// <summary>
    /// Checks a name: 1 to 200 characters after trimming, something visible among them, and nothing that would break
    /// the line or turn the text around it.
    /// </summary>
    public static Refusal? CheckName(string field, string text)
    {
        var name = text.AsSpan().Trim();
        if (name.Length is 0 or > LongestName)
            return new Refusal(RefusalCode.InvalidMessage, $"The {field} needs 1 to {LongestName} characters.");
        var visible = false;
        foreach (var rune in name.EnumerateRunes())
        {
            if (ShownText.Refuses(rune)) return new Refusal(RefusalCode.InvalidMessage, $"The {field} has characters that cannot be shown.");
            visible |= Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.SpaceSeparator);
        }
        return visible ? null : new Refusal(RefusalCode.InvalidMessage, $"The {field} needs something that can be seen.");
    }

    /// <summary>Checks what someone looks for: any text that is not too long, or none.</summary>
    public static Refusal? CheckQuery(string? text) => text is not { Length: > LongestName }
        ? null
        : new Refusal(RefusalCode.InvalidMessage, $"The query has at most {LongestName} characters.");

    /// <summary>Checks a text of several lines: at most so many characters, and nothing that would turn the text around it.</summary>
    public static Refusal? CheckLines(string field, string text, int longest)
    {
        if (text.Length > longest) return new Refusal(RefusalCode.InvalidMessage, $"The {field} has at most {longest} characters.");
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is not ('\n' or '\r' or '\t') && ShownText.Refuses(rune))
                return new Refusal(RefusalCode.InvalidMessage, $"The {field} has characters that cannot be shown.");
        }
        return null;
    }
}
