using Tutti.Rooms;

namespace Tutti.Tests.Support;

/// <summary>The real log with a fault in front of it or behind it.</summary>
internal sealed class FaultyRoomLog(IRoomLog inner) : IRoomLog
{
    /// <summary>Runs before an append; throwing means that nothing was written.</summary>
    public Action? Before { get; set; }

    /// <summary>Runs after an append; throwing means that it was written and the answer was lost.</summary>
    public Action? After { get; set; }

    /// <summary>Runs when fence and head are read again.</summary>
    public Action? OnPosition { get; set; }

    /// <summary>Runs when a room is opened.</summary>
    public Action? OnOpen { get; set; }

    public int Appends { get; private set; }

    public StoredRoom Open(RoomKey key)
    {
        OnOpen?.Invoke();
        return inner.Open(key);
    }

    public AppendOutcome[] Append(IReadOnlyList<RoomAppend> batch, Func<RoomAppend, bool> holds)
    {
        Before?.Invoke();
        var outcomes = inner.Append(batch, holds);
        Appends++;
        After?.Invoke();
        return outcomes;
    }

    public RoomPosition Position(long roomId)
    {
        OnPosition?.Invoke();
        return inner.Position(roomId);
    }

    public bool Compact(RoomCompaction compaction) => inner.Compact(compaction);

    public IReadOnlyList<StoredChunk> ReadChunks(long roomId, long upTo) => inner.ReadChunks(roomId, upTo);

    public StoredSnapshot? ReadSnapshot(long roomId) => inner.ReadSnapshot(roomId);
}
