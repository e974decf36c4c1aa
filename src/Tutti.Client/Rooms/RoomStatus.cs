namespace Tutti.Client.Rooms;

/// <summary>How a live room stands with its server.</summary>
public enum RoomStatus
{
    /// <summary>On its way there.</summary>
    Connecting,

    /// <summary>The server has let it in.</summary>
    Connected,

    /// <summary>The connection broke; it is tried again by itself.</summary>
    Offline,

    /// <summary>Over: <see cref="LiveRoom.Ended"/> says why.</summary>
    Ended,
}
