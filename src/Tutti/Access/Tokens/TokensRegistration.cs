using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Tutti.Access.Tokens;

/// <summary>Puts issuers and the reading of their tokens together.</summary>
internal static class TokensRegistration
{
    public static void AddTokens(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<TuttiOptions>, IssuerRules>();
        services.AddSingleton<KeyFetcher>();
        services.AddSingleton<KnownPeople>();
        services.AddSingleton<Issuers>();
        services.AddHostedService(provider => provider.GetRequiredService<Issuers>());
        services.TryAddSingleton<IAccessTokenReader, TokenReader>();
        services.AddAuthentication();
        services.TryAddTransient<BearerHandler>();
        // Only where there are issuers: with one scheme more, an application's only one would not be its default any more.
        // After whatever the application configures, which may have it already.
        services.AddOptions<AuthenticationOptions>().PostConfigure<IOptions<TuttiOptions>>((authentication, tutti) =>
        {
            if (tutti.Value.Issuers.Count > 0 && !authentication.SchemeMap.ContainsKey(BearerHandler.SchemeName))
                authentication.AddScheme<BearerHandler>(BearerHandler.SchemeName, null);
        });
    }
}
