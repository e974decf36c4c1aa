using System.Globalization;
using System.Security.Claims;

namespace Tutti.Access;

/// <summary>A proven identity: who it is, by which session, and until when the proof holds.</summary>
/// <param name="Person">Who it is.</param>
/// <param name="SessionId">The session or token family the proof belongs to, or null when the host application proved it.</param>
/// <param name="ExpiresAt">When the proof ends, or null when it lasts as long as the session.</param>
public sealed record SignedIn(Person Person, string? SessionId = null, DateTimeOffset? ExpiresAt = null)
{
    private const string ColorClaim = "color", AvatarClaim = "picture", GuestClaim = "guest", SessionClaim = "sid", ExpiryClaim = "exp",
        EmailClaim = "email", ProofClaim = "tutti_proven_by";

    /// <summary>The person's e-mail address, when whoever proved the identity also vouches for it.</summary>
    public string? Email { get; init; }

    /// <summary>Which key of an issuer signed the proof: when that is taken away, so is the proof. Null for a session of ours.</summary>
    internal string? ProvenBy { get; init; }

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
        if (Email is not null) identity.AddClaim(new Claim(EmailClaim, Email));
        if (ProvenBy is not null) identity.AddClaim(new Claim(ProofClaim, ProvenBy));
        if (ExpiresAt is { } expiry)
            identity.AddClaim(new Claim(ExpiryClaim, expiry.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>Reads the identity of a request; works with the host application's own principals too.</summary>
    /// <param name="principal">The request's user.</param>
    /// <returns>
    /// The identity, or null when nobody is signed in or there is no subject. A subject that is a UUID is the person's id;
    /// any other makes one, together with the issuer.
    /// </returns>
    public static SignedIn? From(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        if (principal.Identity is not { IsAuthenticated: true }) return null;
        if ((principal.FindFirst("sub") ?? principal.FindFirst(ClaimTypes.NameIdentifier)) is not { Value.Length: > 0 } subject) return null;
        if (!PersonId.TryParse(subject.Value, out var id)) id = PersonId.FromSubject(principal.FindFirstValue("iss") ?? subject.Issuer, subject.Value);
        var name = ShownText.Clean(principal.FindFirstValue("name") ?? principal.Identity.Name, Person.LongestName) ?? "Someone";
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
        return new SignedIn(person, principal.FindFirstValue(SessionClaim), expiry)
        {
            Email = principal.FindFirstValue(EmailClaim) ?? principal.FindFirstValue(ClaimTypes.Email),
            ProvenBy = principal.FindFirstValue(ProofClaim),
        };
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
