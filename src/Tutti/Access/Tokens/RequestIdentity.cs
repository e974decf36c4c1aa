using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Tutti.Access.Tokens;

/// <summary>
/// Who a request comes from: whoever the application says it is, else whoever a token of a configured issuer proves. An
/// application that signs people in by itself configures no issuers, and nothing here looks at its tokens.
/// </summary>
internal sealed class RequestIdentity(IOptions<TuttiOptions> options)
{
    public async ValueTask<SignedIn?> OfAsync(HttpContext http)
    {
        if (SignedIn.From(http.User) is { } who) return who;
        if (options.Value.Issuers.Count == 0 || http.Request.Headers.Authorization.Count == 0) return null;
        var result = await http.AuthenticateAsync(BearerHandler.SchemeName);
        return result.Principal is { } principal ? SignedIn.From(principal) : null;
    }
}
