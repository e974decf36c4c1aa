using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Tutti.Access.Tokens;

/// <summary>Takes access tokens of the issuers that are known, and nothing else that looks like one.</summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IAccessTokenReader tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The scheme's name; an application may ask for it by name on routes of its own.</summary>
    public const string SchemeName = "Tutti";

    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        return await tokens.ReadAsync(header[Prefix.Length..], Context.RequestAborted) is { } who
            ? AuthenticateResult.Success(new AuthenticationTicket(who.ToPrincipal(SchemeName), SchemeName))
            : AuthenticateResult.Fail("The token is not valid.");
    }
}
