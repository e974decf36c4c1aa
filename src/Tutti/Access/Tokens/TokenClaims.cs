using System.Text.Json;

namespace Tutti.Access.Tokens;

/// <summary>What a token says.</summary>
internal sealed class TokenClaims(JsonElement json)
{
    /// <summary>How far the clocks of two machines may differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    // The last second of the year 9999.
    private const long LastSecond = 253_402_300_799;

    /// <summary>A claim that is a text.</summary>
    public string? Text(string name) => TextOf(Find(name));

    /// <summary>Whether a claim is there and says no.</summary>
    public bool Denies(string name) => Find(name) is { ValueKind: JsonValueKind.False } || Text(name) == "false";

    /// <summary>Whether it is for somebody: <c>aud</c> is one name or a list.</summary>
    public bool IsFor(string audience) => Find("aud") switch
    {
        { ValueKind: JsonValueKind.String } one => one.ValueEquals(audience),
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Any(one => TextOf(one) == audience),
        _ => false,
    };

    /// <summary>When it ends; null when it is not valid now, or does not say.</summary>
    public DateTimeOffset? ExpiryAt(DateTimeOffset now)
    {
        if (Time("exp") is not { } expiresAt || expiresAt + Skew <= now) return null;
        if (Find("nbf") is not null && (Time("nbf") is not { } from || from - Skew > now)) return null;
        return expiresAt;
    }

    private JsonElement? Find(string name) => json.TryGetProperty(name, out var value) ? value : null;

    private static string? TextOf(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.String } text) return null;
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair.
            return null;
        }
    }

    private DateTimeOffset? Time(string name)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.Number } value) return null;
        // Some issuers write fractions of a second.
        if (!value.TryGetInt64(out var seconds))
        {
            if (!value.TryGetDouble(out var fraction) || fraction is not (> 0 and < LastSecond)) return null;
            seconds = (long)fraction;
        }
        return seconds is > 0 and < LastSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }
}
