using Microsoft.Extensions.Logging;
using Tutti.Access;
using Tutti.Rooms;

namespace Tutti.Connections;

/// <summary>What every socket needs.</summary>
internal sealed record ConnectionServices(
    SocketsOptions Sockets,
    RoomsOptions Rooms,
    RoomDirectory Directory,
    SocketCounts Counts,
    ConnectionFigures Figures,
    IRoomAuthorizer Authorizer,
    IAccessTokenReader? Tokens,
    SessionEndings Endings,
    ISocketActions Actions,
    TimeProvider Clock,
    ILogger<Connection> Logger)
{
    /// <summary>Where the state of a room can be downloaded, when the host has such a route.</summary>
    public Func<RoomKey, string>? StateAddress { get; init; }
}

/// <summary>What sockets ask of the actions.</summary>
internal interface ISocketActions
{
    /// <summary>Runs the action that a frame names and answers it.</summary>
    ValueTask<Frame> RunAsync(
        JsonFrame frame, SignedIn who, string address, DocumentId document, CancellationToken cancellationToken);
}
