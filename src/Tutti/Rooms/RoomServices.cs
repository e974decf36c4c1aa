using Microsoft.Extensions.Logging;
using Tutti.Access;
using Tutti.Rooms.Open;
using Tutti.Rooms.Rules;

namespace Tutti.Rooms;

/// <summary>What every room needs.</summary>
internal sealed record RoomServices(
    RoomsOptions Options,
    IRoomLog Log,
    Journal Journal,
    IRoomAuthorizer Authorizer,
    PermissionVersions Permissions,
    IDocumentRoots Roots,
    IRoomEvents Events,
    IRoomEdits Edits,
    IReadOnlyList<IRoomVisits> Visits,
    EditRulesReader Rules,
    TimeProvider Clock,
    ILogger<Room> Logger);

/// <summary>The room closed while it was asked; open it again.</summary>
internal sealed class RoomClosedException() : Exception("The room has closed.");
