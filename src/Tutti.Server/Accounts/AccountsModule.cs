using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Server.Jwt;

namespace Tutti.Server.Accounts;

/// <summary>The server's own accounts: the table of contents.</summary>
internal static class AccountsModule
{
    public static void Add(IServiceCollection services, ActionRegistry actions)
    {
        services.AddOptions<AccountsOptions>()
            .BindConfiguration("Tutti:Accounts").BindConfiguration("Tutti").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<JwtOptions>().BindConfiguration("Tutti:Jwt").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new Hs256(SigningSecret.Find(
            provider.GetRequiredService<IOptions<JwtOptions>>().Value.Secret,
            provider.GetRequiredService<IOptions<TuttiOptions>>().Value.Data,
            provider.GetRequiredService<IHostEnvironment>().IsProduction())));
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<IAccessTokenReader>(provider => provider.GetRequiredService<AccessTokens>());
        services.AddSingleton<LiveSessions>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<SignInTries>();
        SignInSchemes.Add(services);

        actions.Add<Register, SessionView, RegisterHandler>(ActionKind.Create, "POST auth/register");
        actions.Add<Login, SessionView, LoginHandler>(ActionKind.Write, "POST auth/login");
        actions.Add<Refresh, SessionView, RefreshHandler>(ActionKind.Write, "POST auth/refresh");
        actions.Add<Guest, SessionView, GuestHandler>(ActionKind.Create, "POST auth/guest");
        actions.Add<Logout, SignedOutView, LogoutHandler>(ActionKind.Write, "POST auth/logout");
        actions.Add<ReadMe, MeView, ReadMeHandler>(ActionKind.Read, "GET me");
    }
}
