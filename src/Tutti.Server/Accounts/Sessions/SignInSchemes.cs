using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Tutti.Access;

namespace Tutti.Server.Accounts.Sessions;

/// <summary>How a request says who it comes from: a bearer token if it has one, else the session's cookie.</summary>
internal static class SignInSchemes
{
    public const string Bearer = "Bearer", Cookie = "Cookie";
    private const string Either = "Either";

    public static void Add(IServiceCollection services) =>
        services.AddAuthentication(Either)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(Bearer, null)
            .AddScheme<AuthenticationSchemeOptions, CookieHandler>(Cookie, null)
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = http =>
                http.Request.Headers.Authorization.Count > 0 ? Bearer : Cookie);

    /// <summary>Takes access tokens, and nothing else that looks like one.</summary>
    private sealed class BearerHandler(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IAccessTokenReader tokens)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        private const string Prefix = "Bearer ";

        protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
                return AuthenticateResult.NoResult();
            return await tokens.ReadAsync(header[Prefix.Length..], Context.RequestAborted) is { } who
                ? AuthenticateResult.Success(new AuthenticationTicket(who.ToPrincipal(Bearer), Bearer))
                : AuthenticateResult.Fail("The token is not valid.");
        }
    }

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
