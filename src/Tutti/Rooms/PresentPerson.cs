using Tutti.Access;

namespace Tutti.Rooms;

/// <summary>Somebody who is in a room, as of the moment they were asked for.</summary>
/// <param name="Person">Who it is.</param>
/// <param name="Role">What they are here.</param>
/// <param name="JoinedAt">When their first socket came.</param>
/// <param name="LastHeard">When one of their sockets last said anything, be it a heartbeat.</param>
/// <param name="LastEdited">When they last changed the document while they were here; null when they have not.</param>
/// <param name="Sockets">How many sockets they have here.</param>
/// <param name="States">What each of their clients says of itself: awareness states as JSON, stamped with who they are.</param>
internal sealed record PresentPerson(
    Person Person,
    Role Role,
    DateTimeOffset JoinedAt,
    DateTimeOffset LastHeard,
    DateTimeOffset? LastEdited,
    int Sockets,
    IReadOnlyList<ReadOnlyMemory<byte>> States)
{
    /// <summary>When one of their sockets last did something that people do, as opposed to heartbeats.</summary>
    public DateTimeOffset LastActive { get; init; } = LastHeard;
}
