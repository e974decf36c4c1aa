using System.Buffers;
using System.Net.Mail;

namespace Tutti.Email;

/// <summary>Addresses of people.</summary>
internal static class EmailAddress
{
    public const int Longest = 254;

    private static readonly SearchValues<char> Refused = SearchValues.Create(" \t\r\n,;:<>\"()[]\\");

    /// <summary>The one spelling under which an address is kept and compared.</summary>
    public static string Normalise(string address) => address.Trim().Normalize().ToLowerInvariant();

    /// <summary>Whether a text is one bare address. Enough to catch a slip; only a mail that arrives proves it.</summary>
    public static bool IsOne(string text) =>
        text.Length is > 2 and <= Longest
        && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
        && at == text.LastIndexOf('@')
        && at < text.Length - 1
        && text.AsSpan().IndexOfAny(Refused) < 0
        && !text.Any(char.IsControl)
        && MailAddress.TryCreate(text, out var read)
        && read.Address == text;
}
