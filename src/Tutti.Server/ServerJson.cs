using System.Text.Json.Serialization;
using Tutti.Actions;
using Tutti.Server.Accounts;
using Tutti.Server.Accounts.Guests;
using Tutti.Server.Accounts.Passkeys;
using Tutti.Server.Accounts.Passwords;
using Tutti.Server.Accounts.Profile;
using Tutti.Server.Accounts.Sessions;
using Tutti.Server.Accounts.Suspension;

namespace Tutti.Server;

/// <summary>Every type of this assembly that JSON is read into or written from.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(PersonIdConverter), typeof(WorkspaceIdConverter)])]
[JsonSerializable(typeof(Register))]
[JsonSerializable(typeof(Login))]
[JsonSerializable(typeof(Refresh))]
[JsonSerializable(typeof(Guest))]
[JsonSerializable(typeof(Logout))]
[JsonSerializable(typeof(ReadMe))]
[JsonSerializable(typeof(ListSessions))]
[JsonSerializable(typeof(EndAccountSession))]
[JsonSerializable(typeof(EndOtherSessions))]
[JsonSerializable(typeof(ChangePassword))]
[JsonSerializable(typeof(RequestPasswordReset))]
[JsonSerializable(typeof(ResetPassword))]
[JsonSerializable(typeof(BeginPasskey))]
[JsonSerializable(typeof(AddPasskey))]
[JsonSerializable(typeof(ListPasskeys))]
[JsonSerializable(typeof(RenamePasskey))]
[JsonSerializable(typeof(RemovePasskey))]
[JsonSerializable(typeof(BeginPasskeyLogin))]
[JsonSerializable(typeof(LoginWithPasskey))]
[JsonSerializable(typeof(BeginPasskeySignUp))]
[JsonSerializable(typeof(SignUpWithPasskey))]
[JsonSerializable(typeof(UpgradeGuest))]
[JsonSerializable(typeof(CeremonyView))]
[JsonSerializable(typeof(CeremonyState))]
[JsonSerializable(typeof(PasskeyView))]
[JsonSerializable(typeof(Page<PasskeyView>), TypeInfoPropertyName = "PasskeyPage")]
[JsonSerializable(typeof(SessionView))]
[JsonSerializable(typeof(Page<OwnSessionView>), TypeInfoPropertyName = "OwnSessionPage")]
[JsonSerializable(typeof(SessionsEndedView))]
[JsonSerializable(typeof(ChangeProfile))]
[JsonSerializable(typeof(SetAvatar))]
[JsonSerializable(typeof(RemoveAvatar))]
[JsonSerializable(typeof(ReadAvatar))]
[JsonSerializable(typeof(MeView))]
[JsonSerializable(typeof(ReadWaysIn))]
[JsonSerializable(typeof(WaysInView))]
[JsonSerializable(typeof(PersonRegistered))]
[JsonSerializable(typeof(GuestArrived))]
[JsonSerializable(typeof(PersonSignedIn))]
[JsonSerializable(typeof(PersonSignedOut))]
[JsonSerializable(typeof(SessionRefreshed))]
[JsonSerializable(typeof(StolenTokenFound))]
[JsonSerializable(typeof(AccountSuspended))]
[JsonSerializable(typeof(AccountRestored))]
[JsonSerializable(typeof(AccountSessionEnded))]
[JsonSerializable(typeof(OtherSessionsEnded))]
[JsonSerializable(typeof(ProfileChanged))]
[JsonSerializable(typeof(GuestUpgraded))]
[JsonSerializable(typeof(PasswordChanged))]
[JsonSerializable(typeof(PasswordResetRequested))]
[JsonSerializable(typeof(PasswordRenewed))]
[JsonSerializable(typeof(PasskeyAdded))]
[JsonSerializable(typeof(PasskeyRenamed))]
[JsonSerializable(typeof(PasskeyRemoved))]
internal sealed partial class ServerJson : JsonSerializerContext;
