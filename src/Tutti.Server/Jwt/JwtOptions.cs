using System.ComponentModel.DataAnnotations;

namespace Tutti.Server.Jwt;

/// <summary>Access tokens; section <c>Tutti:Jwt</c>.</summary>
internal sealed class JwtOptions
{
    /// <summary>
    /// The signing secret, at least 32 bytes; also read from <c>JWT_SECRET_KEY</c>. Outside Production one is made and
    /// kept in the data folder when none is given.
    /// </summary>
    public string? Secret { get; set; }

    /// <summary>Who issues the tokens; <c>tutti</c>.</summary>
    [Required]
    public string Issuer { get; set; } = "tutti";

    /// <summary>Whom the tokens are for; <c>tutti</c>.</summary>
    [Required]
    public string Audience { get; set; } = "tutti";

    /// <summary>How long an access token holds; 15 min.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "1.00:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(15);
}
