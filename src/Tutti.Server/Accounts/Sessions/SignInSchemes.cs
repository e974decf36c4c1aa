using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Access.Tokens;

namespace Tutti.Server.Accounts.Sessions;

/// <summary>How a request says who it comes from: a bearer token if it has one, else the session's cookie.</summary>
internal static class SignInSchemes
{
    private const string Cookie = "Cookie";
    private const string Either = "Either";

    public static void Add(IServiceCollection services) =>
        services.AddAuthentication(Either)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, CookieHandler>(Cookie, null)
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = http =>
                http.Request.Headers.Authorization.Count > 0 ? BearerHandler.SchemeName : Cookie);

    /// <summary>Takes the session's cookie. Whether the page may use it is the origin policy's to say.</summary>
    private sealed class CookieHandler(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, LiveSessions sessions)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (SessionCookie.Read(Context) is not { Length: 64 } secret) return AuthenticateResult.NoResult();
            if (await sessions.FindBySecretAsync(secret) is not { } session) return AuthenticateResult.Fail("The session is over.");
            var who = new SignedIn(session.Person, session.Id);
            return AuthenticateResult.Success(new AuthenticationTicket(who.ToPrincipal(Cookie), Cookie));
        }
    }
}
