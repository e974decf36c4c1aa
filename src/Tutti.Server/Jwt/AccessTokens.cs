using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Server.Accounts.Sessions;

namespace Tutti.Server.Jwt;

/// <summary>Writes and reads this server's access tokens. A token is as good as the session it names.</summary>
internal sealed class AccessTokens(Hs256 signing, IOptions<JwtOptions> options, LiveSessions sessions, TimeProvider clock)
    : IAccessTokenReader
{
    private const string Kind = "access";
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    public (string Token, DateTimeOffset ExpiresAt) Write(Person person, string sessionId)
    {
        var now = clock.GetUtcNow();
        var expiresAt = now + options.Value.Lifetime;
        var buffer = new ArrayBufferWriter<byte>(384);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("sub"u8, person.Id.ToString());
            json.WriteString("name"u8, person.Name);
            json.WriteString("color"u8, person.Color);
            if (person.IsGuest) json.WriteBoolean("guest"u8, true);
            json.WriteString("sid"u8, sessionId);
            json.WriteNumber("iat"u8, now.ToUnixTimeSeconds());
            json.WriteNumber("exp"u8, expiresAt.ToUnixTimeSeconds());
            json.WriteString("iss"u8, options.Value.Issuer);
            json.WriteString("aud"u8, options.Value.Audience);
            json.WriteString("typ"u8, Kind);
            json.WriteEndObject();
        }
        return (signing.Write(buffer.WrittenSpan), expiresAt);
    }

    public async ValueTask<SignedIn?> ReadAsync(string token, CancellationToken cancellationToken)
    {
        if (signing.Read(token) is not { } claims || !IsOurs(claims) || ExpiryOf(claims) is not { } expiresAt) return null;
        if (Text(claims, "sub") is not { } subject || !PersonId.TryParse(subject, out var id)) return null;
        if (Text(claims, "sid") is not { } session) return null;
        var live = await sessions.FindAsync(session);
        // The name and colour are the account's of now, not the token's of then.
        return live?.Person.Id == id ? new SignedIn(live.Person, session, expiresAt) : null;
    }

    private bool IsOurs(JsonElement claims) =>
        Text(claims, "typ") == Kind && Text(claims, "iss") == options.Value.Issuer && Text(claims, "aud") == options.Value.Audience;

    private DateTimeOffset? ExpiryOf(JsonElement claims)
    {
        var now = clock.GetUtcNow();
        if (Time(claims, "exp") is not { } expiresAt || expiresAt + Skew <= now) return null;
        if (claims.TryGetProperty("nbf", out _) && (Time(claims, "nbf") is not { } from || from - Skew > now)) return null;
        return expiresAt;
    }

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? Time(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var seconds)
        && seconds is > 0 and < 253_402_300_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
