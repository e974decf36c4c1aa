using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Actions.Events;
using Tutti.Features.Shares;
using Tutti.Server.Accounts.Guests;
using Tutti.Server.Accounts.Passwords;
using Tutti.Server.Accounts.Profile;
using Tutti.Server.Accounts.Profile.Pictures;
using Tutti.Server.Accounts.Sessions;
using Tutti.Server.Accounts.Suspension;
using Tutti.Server.Jwt;

namespace Tutti.Server.Accounts;

/// <summary>The server's own accounts: the table of contents.</summary>
internal static class AccountsModule
{
    public static void Add(IServiceCollection services, ActionRegistry actions, Listeners listeners)
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
        services.AddSingleton<SessionUse>();
        services.AddHostedService(provider => provider.GetRequiredService<SessionUse>());
        services.AddSingleton<LiveSessions>();
        services.AddSingleton<SessionLife>();
        services.AddSingleton<AccountSuspension>();
        services.AddHostedService<SessionWatch>();
        services.AddSingleton<PasswordHashing>();
        services.AddSingleton<SignInTries>();
        services.AddSingleton<ProfileLife>();
        services.AddSingleton<AvatarBudget>();
        services.AddSingleton<IGuestSessions, GuestSessions>();
        SignInSchemes.Add(services);
        // ASP.NET Core keeps keys of its own; they belong to the server's data and not into somebody's home.
        services.AddDataProtection();
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<TuttiOptions>, ILoggerFactory>((keys, tutti, loggers) =>
            keys.XmlRepository = new FileSystemXmlRepository(
                Directory.CreateDirectory(Path.Combine(tutti.Value.Data, "keys")), loggers));

        actions.Add<Register, SessionView, RegisterHandler>(ActionKind.Create, "POST auth/register");
        actions.Add<Login, SessionView, LoginHandler>(ActionKind.Write, "POST auth/login");
        actions.Add<Refresh, SessionView, RefreshHandler>(ActionKind.Write, "POST auth/refresh");
        actions.Add<Guest, SessionView, GuestHandler>(ActionKind.Create, "POST auth/guest");
        actions.Add<Logout, SessionOverView, LogoutHandler>(ActionKind.Write, "POST auth/logout");
        actions.Add<ListSessions, Page<OwnSessionView>, ListSessionsHandler>(ActionKind.Read, "GET auth/sessions");
        actions.Add<EndSession, SessionOverView, EndSessionHandler>(ActionKind.Write, "DELETE auth/sessions/{session_id}");
        actions.Add<EndOtherSessions, SessionsEndedView, EndOtherSessionsHandler>(ActionKind.Write, "POST auth/sessions/end-others");
        actions.Add<ReadMe, MeView, ReadMeHandler>(ActionKind.Read, "GET me");
        actions.Add<ChangeProfile, MeView, ChangeProfileHandler>(ActionKind.Write, "PATCH me");
        actions.Add(new ActionDefinition<SetAvatar, MeView, SetAvatarHandler>(ActionKind.Write, "PUT me/avatar", Permission.None)
        {
            TakesBytes = true,
            BodyLimit = Picture.MostBytes,
        });
        actions.Add<RemoveAvatar, MeView, RemoveAvatarHandler>(ActionKind.Write, "DELETE me/avatar");
        actions.Add<ReadAvatar, AvatarView, ReadAvatarHandler>(ActionKind.Read, "GET people/{person_id}/avatar");
        listeners.Add<ProfileChanged, ShowProfile>();
    }
}
