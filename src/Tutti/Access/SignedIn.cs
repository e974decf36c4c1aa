using System.Globalization;
using System.Security.Claims;

namespace Tutti.Access;

/// <summary>A proven identity: who it is, by which session, and until when the proof holds.</summary>
/// <param name="Person">Who it is.</param>
/// <param name="SessionId">The session or token family the proof belongs to, or null when the host application proved it.</param>
/// <param name="ExpiresAt">When the proof ends, or null when it lasts as long as the session.</param>
public sealed record SignedIn(Person Person, string? SessionId = null, DateTimeOffset? ExpiresAt = null)
{
    private const string ColorClaim = "color", AvatarClaim = "picture", GuestClaim = "guest", SessionClaim = "sid", ExpiryClaim = "exp";

    /// <summary>Puts an identity into the form that ASP.NET Core carries through a request.</summary>
    /// <param name="authenticationType">The scheme that proved it.</param>
    /// <returns>The principal.</returns>
    public ClaimsPrincipal ToPrincipal(string authenticationType)
    {
        var identity = new ClaimsIdentity(authenticationType, "name", "role");
        identity.AddClaim(new Claim("sub", Person.Id.ToString()));
        identity.AddClaim(new Claim("name", Person.Name));
        identity.AddClaim(new Claim(ColorClaim, Person.Color));
        if (Person.Avatar is not null) identity.AddClaim(new Claim(AvatarClaim, Person.Avatar));
        if (Person.IsGuest) identity.AddClaim(new Claim(GuestClaim, "true"));
        if (SessionId is not null) identity.AddClaim(new Claim(SessionClaim, SessionId));
        if (ExpiresAt is { } expiry)
            identity.AddClaim(new Claim(ExpiryClaim, expiry.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>Reads the identity of a request; works with the host application's own principals too.</summary>
    /// <param name="principal">The request's user.</param>
    /// <returns>The identity, or null when nobody is signed in or the subject is not a UUID.</returns>
    public static SignedIn? From(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        if (principal.Identity is not { IsAuthenticated: true }) return null;
        var subject = principal.FindFirstValue("sub") ?? principal.FindFirstValue(ClaimTypes.NameIdentifier);
        if (!PersonId.TryParse(subject, out var id)) return null;
        var name = principal.FindFirstValue("name") ?? principal.Identity.Name ?? "Someone";
        var color = principal.FindFirstValue(ColorClaim) ?? PersonColors.For(id);
        var expiry = principal.FindFirstValue(ExpiryClaim) is { } text
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : (DateTimeOffset?)null;
        var person = new Person(
            id,
            name,
            PersonColors.IsColor(color) ? color : PersonColors.For(id),
            principal.FindFirstValue(AvatarClaim),
            principal.HasClaim(GuestClaim, "true"));
        return new SignedIn(person, principal.FindFirstValue(SessionClaim), expiry);
    }
}

/// <summary>Reads an access token outside the HTTP pipeline: in the first frame of a socket.</summary>
public interface IAccessTokenReader
{
    /// <summary>Checks a token.</summary>
    /// <param name="token">The token as the client sent it; anything at all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The identity it proves, or null.</returns>
    ValueTask<SignedIn?> ReadAsync(string token, CancellationToken cancellationToken);
}
