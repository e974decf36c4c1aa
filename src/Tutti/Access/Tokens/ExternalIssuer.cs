namespace Tutti.Access.Tokens;

/// <summary>Reads the tokens of one issuer.</summary>
internal interface ITokenIssuer
{
    /// <summary>The <c>iss</c> of its tokens.</summary>
    string Name { get; }

    /// <summary>Checks a token that says it is this issuer's.</summary>
    /// <returns>The identity it proves, or null.</returns>
    ValueTask<SignedIn?> ReadAsync(Jws token, CancellationToken cancellationToken);
}

/// <summary>An issuer from the configuration.</summary>
internal sealed class ExternalIssuer(IssuerOptions options, IIssuerKeys keys, KnownPeople people, TimeProvider clock) : ITokenIssuer
{
    private const int LongestSubject = 255;

    public string Name => options.Issuer;

    public async ValueTask<SignedIn?> ReadAsync(Jws token, CancellationToken cancellationToken)
    {
        var claims = token.Claims;
        // What costs nothing is looked at first; nothing is believed before the signature.
        if (token.Algorithm != options.Algorithm || !claims.IsFor(options.Audience)) return null;
        if (claims.ExpiryAt(clock.GetUtcNow()) is not { } expiresAt) return null;
        if (claims.Text("sub") is not { Length: > 0 and <= LongestSubject } subject) return null;
        var key = (await keys.FindAsync(token.Kid)).FirstOrDefault(token.IsSignedBy);
        if (key is null) return null;
        var person = PersonOf(claims, subject);
        await people.SawAsync(person);
        return new SignedIn(person, claims.Text("sid") ?? claims.Text("jti"), expiresAt)
        {
            ProvenBy = key.Id,
            Email = claims.Denies("email_verified") ? null : claims.Text(options.EmailClaim),
        };
    }

    private Person PersonOf(TokenClaims claims, string subject)
    {
        var id = PersonId.FromSubject(options.Issuer, subject);
        var name = Name(claims, options.NameClaim) ?? Name(claims, "preferred_username") ?? Name(claims, "given_name") ?? "Someone";
        var color = claims.Text(options.ColorClaim);
        var avatar = options.AvatarClaim is { } claim ? claims.Text(claim) : null;
        return new Person(
            id,
            name,
            PersonColors.IsColor(color) ? color!.ToLowerInvariant() : PersonColors.For(id),
            Uri.TryCreate(avatar, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? address.AbsoluteUri : null);

        static string? Name(TokenClaims claims, string claim) => ShownText.Clean(claims.Text(claim), Person.LongestName);
    }
}
