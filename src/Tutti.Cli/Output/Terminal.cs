using System.Globalization;
using System.Text;

namespace Tutti.Cli.Output;

/// <summary>Where results go (out) and where words about them go (error). Colours only where somebody looks.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error, bool hasColor)
{
    private readonly Lock _gate = new();

    public static Terminal OfProcess()
    {
        var isPlain = Console.IsOutputRedirected
            || Console.IsErrorRedirected
            || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new Terminal(Console.Out, Console.Error, !isPlain);
    }

    /// <summary>A line of the result.</summary>
    public void Line(string text) => Write(output, text);

    /// <summary>A line about how it goes.</summary>
    public void Note(string text) => Write(error, text);

    /// <summary>What went wrong.</summary>
    public void Problem(string text) => Write(error, hasColor ? $"\e[31mtutti: {Clean(text)}\e[0m" : $"tutti: {Clean(text)}");

    /// <summary>A word that stands back.</summary>
    public string Quiet(string text) => hasColor ? $"\e[2m{text}\e[0m" : text;

    /// <summary>A word that stands out.</summary>
    public string Strong(string text) => hasColor ? $"\e[1m{text}\e[0m" : text;

    /// <summary>What others wrote, without what would move the cursor, colour the screen or turn the line around.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            var isBad = category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F;
            clean.Append(isBad ? " " : rune.ToString());
        }
        return clean.ToString();
    }

    private void Write(TextWriter writer, string text)
    {
        lock (_gate)
        {
            writer.WriteLine(text);
            writer.Flush();
        }
    }
}
