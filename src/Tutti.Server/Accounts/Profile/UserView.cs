using System.Text.Json.Serialization;
using Tutti.Actions;
using Tutti.Server.Accounts.Sessions;

namespace Tutti.Server.Accounts.Profile;

/// <summary>Oneself, as it is shown to oneself.</summary>
internal sealed record UserView(PersonId Id, string Name, string? Email, string Color, bool IsGuest, string? Avatar);

/// <summary>Who one is.</summary>
internal sealed record MeView(UserView User) : IHttpView
{
    /// <summary>Until when the cookie that asked may be kept: a page asks this when it opens.</summary>
    [JsonIgnore]
    public DateTimeOffset? CookieUntil { get; init; }

    public void Apply(HttpContext http)
    {
        if (CookieUntil is { } until) SessionCookie.Renew(http, until);
    }
}
