using System.Text;

namespace Tutti.Store;

/// <summary>
/// Texts as they are searched and sorted: lower case, without accents, cut into words, so that an index finds each by
/// how it begins.
/// </summary>
internal static class Words
{
    private const int Longest = 40, MostOfText = 40, MostOfQuery = 8;

    // Latin letters with their marks taken off, from À to ÿ and from Ā to ſ; letters of their own stay.
    private const string Latin1 = "aaaaaaæceeeeiiiiðnooooo×ouuuuyþßaaaaaaæceeeeiiiiðnooooo÷ouuuuyþy";
    private const string LatinA =
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳĳjjkkkllllllllllnnnnnnnŋŋooooooœœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    /// <summary>The words of a text in their order, with a space between: what lists sort by.</summary>
    public static string Line(string text) => string.Join(' ', Cut(text).Take(MostOfText));

    /// <summary>The words of such a line, each once.</summary>
    public static IReadOnlyList<string> Of(string line) =>
        [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>What someone looks for: how each word begins.</summary>
    public static IReadOnlyList<string> OfQuery(string? query) =>
        query is null ? [] : [.. Cut(query).Distinct(StringComparer.Ordinal).Take(MostOfQuery)];

    /// <summary>The end of the range of words that begin so; it is not in it.</summary>
    public static string End(string beginning) => beginning + "\U0010FFFF";

    private static IEnumerable<string> Cut(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= 0x300 and <= 0x36F) continue;
            if (Rune.IsLetterOrDigit(rune))
            {
                if (word.Length < Longest) word.Append(Fold(rune));
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
        if (word.Length > 0) yield return word.ToString();
    }

    private static string Fold(Rune rune) => rune.Value switch
    {
        >= 0xC0 and <= 0xFF => Latin1[rune.Value - 0xC0].ToString(),
        >= 0x100 and <= 0x17F => LatinA[rune.Value - 0x100].ToString(),
        _ => Rune.ToLowerInvariant(rune).ToString(),
    };
}
