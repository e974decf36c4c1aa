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

/// <summary>Signed out: the cookie goes.</summary>
internal sealed record SignedOutView : IHttpView, IRawView
{
    public string ContentType => "text/plain";

    public ReadOnlyMemory<byte> Bytes => default;

    public void Apply(HttpContext http)
    {
        SessionCookie.Clear(http);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
