using System.ComponentModel.DataAnnotations;
using Tutti.Access.Tokens;

namespace Tutti;

/// <summary>Where Tutti lives and who may reach it; section <c>Tutti</c>. Limits are in the classes of their areas.</summary>
public sealed class TuttiOptions
{
    /// <summary>The path all routes lie under; <c>/api/collaboration</c>.</summary>
    [Required, RegularExpression("^(/[A-Za-z0-9_.-]+)+$", MatchTimeoutInMilliseconds = 1000)]
    public string Prefix { get; set; } = "/api/collaboration";

    /// <summary>The folder that holds the database and what else is kept; <c>./data</c>. It is created.</summary>
    [Required]
    public string Data { get; set; } = "./data";

    /// <summary>
    /// Origins of other pages that may use a signed-in browser here, such as <c>https://app.example.com</c>, spelled
    /// exactly; none. The server's own page needs no entry.
    /// </summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>
    /// Where people reach the server, such as <c>https://tutti.example.com</c>; needed to send mail, since its links lead
    /// there. Without it links lead to wherever the request came.
    /// </summary>
    [RegularExpression("^https?://[^/?#\\s]+$", MatchTimeoutInMilliseconds = 1000)]
    public string? PublicOrigin { get; set; }

    /// <summary>
    /// Others who say who people are, by tokens that they sign; none. An application that signs people in by itself needs
    /// none: <c>HttpContext.User</c> is taken as it is.
    /// </summary>
    public IList<IssuerOptions> Issuers { get; } = [];

    /// <summary>Where people are sent to accept an invitation; <c>/invite/</c>, followed by the token.</summary>
    [Required]
    public string InvitationPage { get; set; } = "/invite/";

    /// <summary>Where people are sent by a share link; <c>/s/</c>, followed by the token.</summary>
    [Required]
    public string SharePage { get; set; } = "/s/";

    /// <summary>The address of a page of ours, for someone who reached the server at an origin.</summary>
    internal string LinkTo(string origin, string path) => (PublicOrigin ?? origin) + path;
}
