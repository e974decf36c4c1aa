using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Access.Tokens;
using Tutti.Actions;
using Tutti.Actions.Events;
using Tutti.Features.Shares;
using Tutti.Server.Accounts.Guests;
using Tutti.Server.Accounts.Passkeys;
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
        AddServices(services);
        AddTokens(services);
        SignInSchemes.Add(services);

        actions.Add<Register, SessionView, RegisterHandler>(ActionKind.Create, "POST auth/register");
        actions.Add<Login, SessionView, LoginHandler>(ActionKind.Write, "POST auth/login");
        actions.Add<ChangePassword, Nothing, ChangePasswordHandler>(ActionKind.Write, "POST auth/password");
        actions.Add<RequestPasswordReset, Nothing, RequestPasswordResetHandler>(ActionKind.Write, "POST auth/password/forgot");
        actions.Add<ResetPassword, Nothing, ResetPasswordHandler>(ActionKind.Write, "POST auth/password/reset");

        actions.Add<BeginPasskey, CeremonyView, BeginPasskeyHandler>(ActionKind.Issue, "POST auth/passkeys/options");
        actions.Add<AddPasskey, PasskeyView, AddPasskeyHandler>(ActionKind.Create, "POST auth/passkeys");
        actions.Add<ListPasskeys, Page<PasskeyView>, ListPasskeysHandler>(ActionKind.Read, "GET auth/passkeys");
        actions.Add<RenamePasskey, PasskeyView, RenamePasskeyHandler>(ActionKind.Write, "PATCH auth/passkeys/{passkey_id}");
        actions.Add<RemovePasskey, Nothing, RemovePasskeyHandler>(ActionKind.Write, "DELETE auth/passkeys/{passkey_id}");
        actions.Add<BeginPasskeyLogin, CeremonyView, BeginPasskeyLoginHandler>(ActionKind.Issue, "POST auth/passkeys/login-options");
        actions.Add<LoginWithPasskey, SessionView, LoginWithPasskeyHandler>(ActionKind.Write, "POST auth/passkeys/login");
        actions.Add<BeginPasskeySignUp, CeremonyView, BeginPasskeySignUpHandler>(ActionKind.Issue, "POST auth/passkeys/sign-up-options");
        actions.Add<SignUpWithPasskey, SessionView, SignUpWithPasskeyHandler>(ActionKind.Create, "POST auth/passkeys/sign-up");

        actions.Add<ReadWaysIn, WaysInView, ReadWaysInHandler>(ActionKind.Read, "GET auth/ways");
        actions.Add<Guest, SessionView, GuestHandler>(ActionKind.Create, "POST auth/guest");
        actions.Add<UpgradeGuest, MeView, UpgradeGuestHandler>(ActionKind.Write, "POST auth/upgrade");

        actions.Add<Refresh, SessionView, RefreshHandler>(ActionKind.Write, "POST auth/refresh");
        actions.Add<Logout, SessionOverView, LogoutHandler>(ActionKind.Write, "POST auth/logout");
        actions.Add<ListSessions, Page<OwnSessionView>, ListSessionsHandler>(ActionKind.Read, "GET auth/sessions");
        actions.Add<EndAccountSession, SessionOverView, EndAccountSessionHandler>(ActionKind.Write, "DELETE auth/sessions/{session_id}");
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
        listeners.Add<GuestUpgraded, ShowProfile>();
    }

    private static void AddServices(IServiceCollection services)
    {
        services.AddOptions<AccountsOptions>()
            .BindConfiguration("Tutti:Accounts").BindConfiguration("Tutti").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SessionUse>();
        services.AddHostedService(provider => provider.GetRequiredService<SessionUse>());
        services.AddSingleton<OldSessions>();
        services.AddHostedService(provider => provider.GetRequiredService<OldSessions>());
        services.AddSingleton<LiveSessions>();
        services.AddSingleton<SessionLife>();
        services.AddSingleton<AccountSuspension>();
        services.AddHostedService<SessionWatch>();
        services.AddSingleton<IGuestSessions, GuestSessions>();
        services.AddSingleton<PasswordHashing>();
        services.AddSingleton<SignInTries>();
        services.AddSingleton<ResetTries>();
        services.AddSingleton<NewAccounts>();
        services.AddSingleton<AccountMail>();
        services.AddSingleton<PasskeySeal>();
        services.AddSingleton<PasskeyCeremony>();
        services.AddSingleton<ProfileLife>();
        services.AddSingleton<AvatarBudget>();
        // ASP.NET Core keeps keys of its own; they belong to the server's data and not into somebody's home.
        // Named, since else what was sealed could not be opened after the program was moved to another folder.
        services.AddDataProtection().SetApplicationName("Tutti");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<TuttiOptions>, ILoggerFactory>((keys, tutti, loggers) =>
            keys.XmlRepository = new FileSystemXmlRepository(
                Directory.CreateDirectory(Path.Combine(tutti.Value.Data, "keys")), loggers));
    }

    private static void AddTokens(IServiceCollection services)
    {
        services.AddOptions<JwtOptions>().BindConfiguration("Tutti:Jwt").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new SecretKey(JwsAlgorithm.Hs256, SigningSecret.Find(
            provider.GetRequiredService<IOptions<JwtOptions>>().Value.Secret,
            provider.GetRequiredService<IOptions<TuttiOptions>>().Value.Data,
            provider.GetRequiredService<IHostEnvironment>().IsProduction())));
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<ITokenIssuer>(provider => provider.GetRequiredService<AccessTokens>());
    }
}
