using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Tutti.Access.Tokens;

/// <summary>
/// A JSON Web Token as it came, taken apart but not yet believed: JWS compact, one algorithm, nothing encrypted or
/// compressed. Of what the header says about keys only <c>kid</c> is looked at, as a name among keys that are known
/// already; <c>jku</c>, <c>x5u</c>, <c>x5c</c> and <c>jwk</c> never are.
/// </summary>
internal sealed class Jws
{
    private const int LongestToken = 16 * 1024, LongestHeader = 1024, LongestKid = 200;

    private static readonly JsonDocumentOptions Reading = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    private readonly byte[] _signed, _signature;

    private Jws(byte[] signed, byte[] signature, string algorithm, string? kid, TokenClaims claims)
    {
        (_signed, _signature, Algorithm, Kid, Claims) = (signed, signature, algorithm, kid, claims);
    }

    /// <summary>What the header says that it is signed with.</summary>
    public string Algorithm { get; }

    /// <summary>What the header calls the key, if it says so.</summary>
    public string? Kid { get; }

    /// <summary>What it says; worth nothing before <see cref="IsSignedBy"/>.</summary>
    public TokenClaims Claims { get; }

    /// <summary>Takes a token apart.</summary>
    /// <returns>Its parts, or null when it is no token that anybody here takes.</returns>
    public static Jws? Read(string token)
    {
        if (token.Length > LongestToken) return null;
        var dots = (First: token.IndexOf('.', StringComparison.Ordinal), Last: token.LastIndexOf('.'));
        if (dots.First is <= 0 or > LongestHeader || dots.Last <= dots.First + 1) return null;
        var body = token.AsSpan(dots.First + 1, dots.Last - dots.First - 1);
        // A token with five parts is encrypted.
        if (body.Contains('.')) return null;
        if (Part(token.AsSpan(0, dots.First)) is not { } header || Part(body) is not { } claims) return null;
        if (Decode(token.AsSpan(dots.Last + 1)) is not { Length: > 0 } signature) return null;
        if (Text(header, "alg") is not { } algorithm || !IsAccessToken(header)) return null;
        // A critical extension means: refuse what you do not understand.
        if (header.TryGetProperty("crit"u8, out _)) return null;
        var kid = Text(header, "kid");
        if (kid?.Length > LongestKid) return null;
        return new Jws(Encoding.ASCII.GetBytes(token[..dots.Last]), signature, algorithm, kid, new TokenClaims(claims));
    }

    /// <summary>Writes a token.</summary>
    public static string Write(ReadOnlySpan<byte> claims, SecretKey key)
    {
        var signed = $"{Base64Url.EncodeToString(Encoding.ASCII.GetBytes($$"""{"alg":"{{key.Algorithm.Name}}","typ":"JWT"}"""))}.{Base64Url.EncodeToString(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    /// <summary>Whether a key has signed it, in the one way that is the key's.</summary>
    public bool IsSignedBy(VerifyingKey key) => Algorithm == key.Algorithm.Name && key.Verifies(_signed, _signature);

    // Other kinds of token, such as those that tell of a sign-out, prove nobody.
    private static bool IsAccessToken(JsonElement header) =>
        !header.TryGetProperty("typ"u8, out var type)
        || (type.ValueKind == JsonValueKind.String && type.GetString()!.ToUpperInvariant() is "JWT" or "AT+JWT" or "APPLICATION/AT+JWT");

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[]? Decode(ReadOnlySpan<char> text)
    {
        try
        {
            return Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static JsonElement? Part(ReadOnlySpan<char> text)
    {
        if (Decode(text) is not { } bytes) return null;
        try
        {
            using var document = JsonDocument.Parse(bytes, Reading);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
