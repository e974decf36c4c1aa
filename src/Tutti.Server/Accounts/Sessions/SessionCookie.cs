namespace Tutti.Server.Accounts.Sessions;

/// <summary>A session's secret and how long it holds.</summary>
internal sealed record SessionSecret(string Text, DateTimeOffset ExpiresAt);

/// <summary>The browser's cookie: no script reads it, and no other site's page sends it.</summary>
internal static class SessionCookie
{
    private const string Name = "tutti_session";

    public static string? Read(HttpContext http) => http.Request.Cookies[Name];

    public static void Set(HttpContext http, SessionSecret secret) =>
        http.Response.Cookies.Append(Name, secret.Text, Options(http, secret.ExpiresAt));

    /// <summary>Lets the cookie that proved a request last longer.</summary>
    public static void Renew(HttpContext http, DateTimeOffset expiresAt)
    {
        if (http.Request.Headers.Authorization.Count == 0 && Read(http) is { } secret) Set(http, new SessionSecret(secret, expiresAt));
    }

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http, null));

    private static CookieOptions Options(HttpContext http, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        Path = "/",
        Expires = expires,
        IsEssential = true,
    };
}
