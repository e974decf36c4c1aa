namespace Tutti.Rooms;

/// <summary>What lies in a room's inbox.</summary>
internal readonly record struct RoomMessage(
    RoomMessageKind Kind, Member? Member = null, ReadOnlyMemory<byte> Data = default, object? Detail = null);

internal enum RoomMessageKind
{
    Join,
    Leave,

    /// <summary>A binary frame from a socket.</summary>
    SyncStep1,
    SyncStep2,
    Update,
    Awareness,
    QueryAwareness,

    /// <summary>An edit without a socket; the detail is the request.</summary>
    Request,

    /// <summary>A presence field set, as JSON; the detail says which frame.</summary>
    JsonPresence,

    /// <summary>A client that has joined asks for <c>connected</c> again; the detail is the event after which it wants all, if any.</summary>
    Introduce,

    /// <summary>A session ended: its sockets close. The detail is the session's id.</summary>
    SessionEnded,

    /// <summary>Someone looks different; the detail is the person.</summary>
    PersonChanged,

    /// <summary>A JSON client asks for the whole state; the detail is its ref.</summary>
    SyncRequest,

    /// <summary>An event happened; the detail is the event.</summary>
    Publish,

    /// <summary>Events that were read from the store: for a member that catches up, or else for everyone.</summary>
    EventsRead,

    /// <summary>A slow reader needs something; the detail is the overflow.</summary>
    CaughtUp,

    /// <summary>The journal answered; the detail is the outcome.</summary>
    Appended,

    /// <summary>The snapshot being made is done.</summary>
    SnapshotDone,

    /// <summary>Somebody's rights may have changed.</summary>
    RightsChanged,

    /// <summary>Who may edit what may have changed.</summary>
    RulesChanged,

    /// <summary>Someone asks who is here; the detail waits for it.</summary>
    WhoIsHere,

    /// <summary>A live message without a number; the detail is what is told, and to whom.</summary>
    Tell,

    /// <summary>End the sockets of someone; the detail is the person, the close code and the reason.</summary>
    PutOut,

    Tick,
    Sweep,

    /// <summary>Someone wants the state; the detail waits for it.</summary>
    ReadState,

    /// <summary>A reading was joined elsewhere; the detail is the reading.</summary>
    Joined,

    /// <summary>End every socket; the detail is the close code.</summary>
    CloseAll,

    /// <summary>Finish what is under way, then end.</summary>
    Drain,
}

/// <summary>Something that is told once and not kept.</summary>
/// <param name="Frame">What is told.</param>
/// <param name="Only">The one person it is for; null for everyone.</param>
/// <param name="Reference">The reference under which the socket that asked is answered.</param>
internal sealed record Telling(Connections.Frame Frame, PersonId? Only, string? Reference = null);
