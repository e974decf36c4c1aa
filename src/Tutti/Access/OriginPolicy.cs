using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Tutti.Access;

/// <summary>
/// Which pages may use a browser's cookie here: the server's own, and those listed, spelled exactly. One check for
/// changing requests and for opening a socket, which browsers let any page try.
/// </summary>
internal sealed class OriginPolicy(IOptions<TuttiOptions> options)
{
    public static string OwnOrigin(HttpRequest request) => $"{request.Scheme}://{request.Host.Value}";

    /// <summary>Whether the request says it comes from a page that may act for the person.</summary>
    public bool IsAllowed(HttpRequest request) =>
        request.Headers.Origin is [{ } origin]
        && (origin == OwnOrigin(request) || options.Value.AllowedOrigins.Contains(origin, StringComparer.Ordinal));

    /// <summary>
    /// Whether a request may change something. A bearer token proves more than an origin, since no page of another site
    /// can send one. Without an origin it is not a browser, unless it carries a cookie.
    /// </summary>
    public bool MayChange(HttpRequest request)
    {
        if (request.Headers.Authorization is [{ } header] && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return true;
        if (request.Headers.Origin.Count == 0) return request.Headers.Cookie.Count == 0;
        return IsAllowed(request);
    }
}
