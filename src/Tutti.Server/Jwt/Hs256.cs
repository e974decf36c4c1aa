using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Tutti.Server.Jwt;

/// <summary>
/// JSON Web Tokens, the one form this server issues: JWS compact, HS256, one key. The key is the server's own, so the
/// header's <c>kid</c>, <c>jku</c>, <c>x5u</c> and <c>jwk</c> are never looked at.
/// </summary>
internal sealed class Hs256(byte[] secret)
{
    private const int LongestToken = 8 * 1024;

    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);
    private static readonly JsonDocumentOptions Reading = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    public string Write(ReadOnlySpan<byte> claims)
    {
        var signed = $"{Header}.{Base64Url.EncodeToString(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(Sign(signed))}";
    }

    /// <summary>Checks form, algorithm and signature; what the claims say is the caller's to check.</summary>
    /// <returns>The claims, or null.</returns>
    public JsonElement? Read(string token)
    {
        if (token.Length > LongestToken) return null;
        var dots = (First: token.IndexOf('.', StringComparison.Ordinal), Last: token.LastIndexOf('.'));
        if (dots.First <= 0 || dots.Last <= dots.First + 1 || token.AsSpan(dots.First + 1, dots.Last - dots.First - 1).Contains('.'))
            return null;
        if (!IsSigned(token, dots.Last)) return null;
        if (Part(token.AsSpan(0, dots.First)) is not { } header || !IsHs256(header)) return null;
        return Part(token.AsSpan(dots.First + 1, dots.Last - dots.First - 1));
    }

    private byte[] Sign(ReadOnlySpan<char> signed)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(signed.Length)];
        return HMACSHA256.HashData(secret, bytes.AsSpan(0, Encoding.UTF8.GetBytes(signed, bytes)));
    }

    private bool IsSigned(string token, int lastDot)
    {
        // 32 bytes in Base64url: a longer or shorter text is no signature, and is not decoded.
        Span<byte> given = stackalloc byte[32];
        var text = token.AsSpan(lastDot + 1);
        return text.Length == 43
            && Base64Url.TryDecodeFromChars(text, given, out var length)
            && length == given.Length
            && CryptographicOperations.FixedTimeEquals(given, Sign(token.AsSpan(0, lastDot)));
    }

    private static bool IsHs256(JsonElement header) =>
        header.TryGetProperty("alg"u8, out var algorithm)
        && algorithm.ValueKind == JsonValueKind.String
        && algorithm.ValueEquals("HS256"u8)
        // A critical extension means: refuse what you do not understand.
        && !header.TryGetProperty("crit"u8, out _);

    private static JsonElement? Part(ReadOnlySpan<char> text)
    {
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(text), Reading);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }
}
