using System.Buffers;
using System.Buffers.Binary;

namespace Tutti.Access;

/// <summary>The colours people get: the same person has the same colour everywhere.</summary>
public static class PersonColors
{
    // Mid-tones that stay legible as a cursor on white and on near-black, far enough apart in hue to tell people by.
    private static readonly string[] Palette =
    [
        "#d6336c", "#ae3ec9", "#7048e8", "#4263eb", "#1971c2", "#0b7285",
        "#099268", "#2f9e44", "#66a80f", "#e67700", "#c2410c", "#c92a2a",
    ];

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>The colour that belongs to a person.</summary>
    /// <param name="person">The person.</param>
    /// <returns>A colour as <c>#rrggbb</c>.</returns>
    public static string For(PersonId person)
    {
        Span<byte> bytes = stackalloc byte[16];
        person.Value.TryWriteBytes(bytes);
        // The last bytes of a version 7 UUID are random; the first are the time.
        return Palette[BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]) % (uint)Palette.Length];
    }

    /// <summary>The colour of the nth account: those that come one after the other look far apart.</summary>
    /// <param name="number">How many accounts there were before.</param>
    /// <returns>A colour as <c>#rrggbb</c>.</returns>
    // Five steps of twelve round the circle of hues, which meets each colour once before it begins anew.
    public static string At(long number) => Palette[number * 5 % Palette.Length];

    /// <summary>Whether a text is a colour as <c>#rrggbb</c> and nothing else.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsColor(string? text) =>
        text is ['#', _, _, _, _, _, _] && text.AsSpan(1).IndexOfAnyExcept(HexDigits) < 0;
}
