using System.Text.Json.Serialization;
using Tutti.Actions;
using Tutti.Server.Accounts;
using Tutti.Server.Accounts.Guests;
using Tutti.Server.Accounts.Passwords;
using Tutti.Server.Accounts.Profile;
using Tutti.Server.Accounts.Sessions;

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
[JsonSerializable(typeof(SessionView))]
[JsonSerializable(typeof(MeView))]
[JsonSerializable(typeof(PersonRegistered))]
[JsonSerializable(typeof(GuestArrived))]
[JsonSerializable(typeof(PersonSignedIn))]
[JsonSerializable(typeof(PersonSignedOut))]
[JsonSerializable(typeof(SessionRefreshed))]
[JsonSerializable(typeof(StolenTokenFound))]
internal sealed partial class ServerJson : JsonSerializerContext;
