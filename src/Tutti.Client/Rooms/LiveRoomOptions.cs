using Tutti.Crdt;

namespace Tutti.Client.Rooms;

/// <summary>What a live room is opened for.</summary>
public sealed class LiveRoomOptions
{
    /// <summary>Whether the document is kept in step; otherwise only events and presence are followed.</summary>
    public bool FollowsDocument { get; init; } = true;

    /// <summary>The last event one knows: those behind it come first. Null for what happens from now on.</summary>
    public long? After { get; init; }

    /// <summary>
    /// Called with the document before anything is in it, to observe it; called again with the next one when the server has replaced
    /// it or refused a change. Observers run under the room's lock: they must not wait for anything.
    /// </summary>
    public Action<YDoc>? Observe { get; init; }
}
