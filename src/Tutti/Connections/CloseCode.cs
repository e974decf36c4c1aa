namespace Tutti.Connections;

/// <summary>
/// Why a socket was closed. 4400–4499 are final: a retry cannot mend them, and y-websocket stops trying.
/// 1001 and 1013 ask the client to come back.
/// </summary>
public enum CloseCode
{
    /// <summary>The server goes away; reconnect with jitter.</summary>
    GoingAway = 1001,

    /// <summary>A frame was larger than any message may be.</summary>
    FrameTooBig = 1009,

    /// <summary>The server cannot serve this now, or the reader was too slow; try again later.</summary>
    TryAgainLater = 1013,

    /// <summary>A message that cannot be read.</summary>
    BadMessage = 4400,

    /// <summary>Not signed in, or the token has expired.</summary>
    NotAuthenticated = 4401,

    /// <summary>No access, or no access any more.</summary>
    NoAccess = 4403,

    /// <summary>No such document, or none that this person may know of.</summary>
    NoSuchDocument = 4404,

    /// <summary>Did not authenticate in time.</summary>
    AuthenticationTimeout = 4408,

    /// <summary>The document was replaced: drop the local copy and reload.</summary>
    EpochChanged = 4409,

    /// <summary>An update or document too large.</summary>
    TooLarge = 4413,

    /// <summary>Flooding.</summary>
    Flooding = 4429,

    /// <summary>The room has its maximum of people.</summary>
    RoomFull = 4430,
}
