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

    /// <summary>Whether a request may be served with ambient credentials. A request without an origin is no page's.</summary>
    public bool Allows(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        if (origin.Count == 0) return true;
        if (origin is not [{ } text]) return false;
        return text == $"{request.Scheme}://{request.Host.Value}" || _allowed.Contains(text);
    }
}
