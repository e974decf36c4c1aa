using Microsoft.AspNetCore.Http;

namespace Tutti.Access;

/// <summary>
/// Which pages may use a visitor's cookie: those of the server's own origin, and those listed. Compared exactly, as
/// text, scheme and port included; there are no wildcards.
/// </summary>
/// <param name="allowed">Further origins, such as <c>https://app.example.com</c>.</param>
internal sealed class OriginPolicy(IEnumerable<string> allowed)
{
    private readonly HashSet<string> _allowed = new(allowed, StringComparer.Ordinal);

    /// <summary>The server's own origin, as this request reached it.</summary>
    public static string OwnOrigin(HttpRequest request) => $"{request.Scheme}://{request.Host.Value}";

    /// <summary>Whether a request may be served with ambient credentials. A request without an origin is no page's.</summary>
    public bool Allows(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        if (origin.Count == 0) return true;
        if (origin is not [{ } text]) return false;
        return text == OwnOrigin(request) || _allowed.Contains(text);
    }

    /// <summary>
    /// Whether a request may change something. A bearer token proves more than an origin, since no page of another site
    /// can send one. Browsers name the origin of whatever changes something, so a cookie without one is turned away.
    /// </summary>
    public bool MayChange(HttpRequest request)
    {
        if (request.Headers.Authorization is [{ } header] && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return true;
        if (request.Headers.Origin.Count == 0) return request.Headers.Cookie.Count == 0;
        return Allows(request);
    }
}
