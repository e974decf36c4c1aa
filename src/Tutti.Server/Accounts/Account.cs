using System.Text.Json.Serialization;
using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Server.Accounts;

/// <summary>An account as it is stored, with the person it belongs to.</summary>
internal sealed class Account
{
    public PersonId Id { get; init; }

    public string Name { get; init; } = "";

    public string Color { get; init; } = "";

    public bool IsGuest { get; init; }

    public string? Email { get; init; }

    public string? PasswordHash { get; init; }

    public string? DisabledAt { get; init; }

    public Person ToPerson() => new(Id, Name, Color, null, IsGuest);

    public UserView ToView() => new(Id, Name, Email, Color, IsGuest);

    /// <summary>The one spelling under which an e-mail address is kept and compared.</summary>
    public static string Normalise(string email) => email.Trim().Normalize().ToLowerInvariant();
}

/// <summary>Oneself, as it is shown to oneself.</summary>
internal sealed record UserView(PersonId Id, string Name, string? Email, string Color, bool IsGuest);

/// <summary>Who one is.</summary>
internal sealed record MeView(UserView User);

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
