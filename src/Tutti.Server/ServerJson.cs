using System.Text.Json.Serialization;
using Tutti.Actions;
using Tutti.Server.Accounts;
using Tutti.Server.Accounts.Guests;
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
[JsonSerializable(typeof(EndSession))]
[JsonSerializable(typeof(EndOtherSessions))]
[JsonSerializable(typeof(SessionView))]
[JsonSerializable(typeof(Page<OwnSessionView>), TypeInfoPropertyName = "OwnSessionPage")]
[JsonSerializable(typeof(SessionsEndedView))]
[JsonSerializable(typeof(ChangeProfile))]
[JsonSerializable(typeof(SetAvatar))]
[JsonSerializable(typeof(RemoveAvatar))]
[JsonSerializable(typeof(ReadAvatar))]
[JsonSerializable(typeof(MeView))]
[JsonSerializable(typeof(PersonRegistered))]
[JsonSerializable(typeof(GuestArrived))]
[JsonSerializable(typeof(PersonSignedIn))]
[JsonSerializable(typeof(PersonSignedOut))]
[JsonSerializable(typeof(SessionRefreshed))]
[JsonSerializable(typeof(StolenTokenFound))]
[JsonSerializable(typeof(AccountSuspended))]
[JsonSerializable(typeof(AccountRestored))]
[JsonSerializable(typeof(SessionEnded))]
[JsonSerializable(typeof(OtherSessionsEnded))]
[JsonSerializable(typeof(ProfileChanged))]
internal sealed partial class ServerJson : JsonSerializerContext;
