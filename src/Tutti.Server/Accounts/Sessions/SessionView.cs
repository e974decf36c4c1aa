using System.Text.Json.Serialization;
using Tutti.Actions;
using Tutti.Server.Accounts.Profile;

namespace Tutti.Server.Accounts.Sessions;

/// <summary>A fresh sign-in: tokens for programs, and a cookie for browsers.</summary>
internal sealed record SessionView(
    UserView User, string AccessToken, string RefreshToken, string ExpiresAt, WorkspaceId? WorkspaceId = null) : IHttpView
{
    /// <summary>The cookie's secret; null when the cookie stays as it is.</summary>
    [JsonIgnore]
    public SessionSecret? Secret { get; init; }

    public void Apply(HttpContext http)
    {
        if (Secret is { } secret) SessionCookie.Set(http, secret);
    }
}

/// <summary>One of one's own sessions, as the list shows it.</summary>
internal sealed record OwnSessionView(
    string Id, bool Current, string CreatedAt, string LastSeenAt, string ExpiresAt, string Device, string Address);

/// <summary>How many sessions ended.</summary>
internal sealed record SessionsEndedView(int Ended);

/// <summary>A session is over; the cookie goes with it when it is the one that asked.</summary>
internal sealed record SessionOverView(bool WasCurrent) : IEmptyView, IHttpView
{
    public void Apply(HttpContext http)
    {
        if (WasCurrent) SessionCookie.Clear(http);
    }
}
