namespace Tutti.Access.Tokens;

/// <summary>
/// Somebody else who says who people are: an OpenID Connect provider, or anything that signs JSON Web Tokens; section
/// <c>Tutti:Issuers:N</c>. Its keys are a <see cref="Secret"/>, a <see cref="PublicKey"/>, or fetched from
/// <see cref="Jwks"/>; without any of them the issuer's OpenID configuration is asked where they are.
/// </summary>
public sealed class IssuerOptions
{
    /// <summary>The <c>iss</c> of its tokens, exactly; mostly an https address.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>Whom its tokens have to be for: one of their <c>aud</c>.</summary>
    public string Audience { get; set; } = "";

    /// <summary>
    /// The one algorithm its tokens are signed with: <c>HS256</c>, <c>HS384</c>, <c>HS512</c>, <c>RS256</c>, <c>RS384</c>,
    /// <c>RS512</c>, <c>PS256</c>, <c>ES256</c>, <c>ES384</c> or <c>ES512</c>; RS256.
    /// </summary>
    public string Algorithm { get; set; } = "RS256";

    /// <summary>The secret shared with it, for the HS algorithms; at least 32 bytes.</summary>
    public string? Secret { get; set; }

    /// <summary>Its public key as PEM, for the others.</summary>
    public string? PublicKey { get; set; }

    /// <summary>Where its public keys are: the https address of a JSON Web Key Set.</summary>
    public string? Jwks { get; set; }

    /// <summary>How often the keys are fetched anew, so that a key that was taken away stops; 5 min.</summary>
    public TimeSpan KeysRefresh { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the last keys are gone on with while the address cannot be reached; 24 h.</summary>
    public TimeSpan KeysKept { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The claim that holds the name; <c>name</c>.</summary>
    public string NameClaim { get; set; } = "name";

    /// <summary>The claim that holds the e-mail address; <c>email</c>.</summary>
    public string EmailClaim { get; set; } = "email";

    /// <summary>The claim that holds a colour as <c>#rrggbb</c>; <c>color</c>. Who has none gets one.</summary>
    public string ColorClaim { get; set; } = "color";

    /// <summary>
    /// The claim that holds the https address of a picture; none, since whoever shows it is seen by whoever serves it.
    /// </summary>
    public string? AvatarClaim { get; set; }
}
