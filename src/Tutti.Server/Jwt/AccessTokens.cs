using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Access.Tokens;
using Tutti.Server.Accounts.Sessions;

namespace Tutti.Server.Jwt;

/// <summary>Writes and reads this server's access tokens: HS256, one key. A token is as good as the session it names.</summary>
internal sealed class AccessTokens(SecretKey key, IOptions<JwtOptions> options, LiveSessions sessions, TimeProvider clock) : ITokenIssuer
{
    private const string Kind = "access";

    public string Name => options.Value.Issuer;

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
        return (Jws.Write(buffer.WrittenSpan, key), expiresAt);
    }

    public async ValueTask<SignedIn?> ReadAsync(Jws token, CancellationToken cancellationToken)
    {
        if (!token.IsSignedBy(key)) return null;
        var claims = token.Claims;
        if (claims.Text("typ") != Kind || !claims.IsFor(options.Value.Audience)) return null;
        if (claims.ExpiryAt(clock.GetUtcNow()) is not { } expiresAt) return null;
        if (!PersonId.TryParse(claims.Text("sub"), out var id) || claims.Text("sid") is not { } session) return null;
        var live = await sessions.FindAsync(session);
        // The name and colour are the account's of now, not the token's of then.
        return live?.Person.Id == id ? new SignedIn(live.Person, session, expiresAt) : null;
    }
}
