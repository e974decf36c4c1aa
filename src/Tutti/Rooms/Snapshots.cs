using Microsoft.Extensions.Logging;
using Tutti.Crdt;
using Tutti.Crdt.Updates;

namespace Tutti.Rooms;

/// <summary>When a room's updates are merged into a snapshot: after enough of them, when it is quiet or has waited long enough.</summary>
internal sealed class SnapshotPolicy
{
    // A room without an edit for this long is quiet.
    private const long QuietMilliseconds = 2_000;

    private readonly RoomsOptions _options;
    private long _updates, _bytes, _lastEdit, _dueSince;

    public SnapshotPolicy(RoomsOptions options, StoredRoom stored)
    {
        _options = options;
        _updates = stored.Position.Head - (stored.Snapshot?.LastSeq ?? 0);
        _bytes = stored.Chunks.Sum(chunk => (long)chunk.Data.Length);
    }

    public bool IsUnderWay { get; private set; }

    public void Count(int bytes, long now)
    {
        _updates++;
        _bytes += bytes;
        _lastEdit = now;
    }

    public bool IsDue(long head, bool isIdle, long now)
    {
        if (IsUnderWay || head == 0 || (_updates < _options.SnapshotUpdates && _bytes < _options.SnapshotBytes)) return false;
        if (_dueSince == 0) _dueSince = now;
        var isQuiet = isIdle && now - _lastEdit >= QuietMilliseconds;
        return isQuiet || now - _dueSince >= _options.SnapshotPatience.TotalMilliseconds;
    }

    /// <summary>Makes a snapshot beside the room's loop, which goes on meanwhile.</summary>
    public void Start(StoredRoom room, long head, RoomServices services, Func<RoomMessage, bool> post)
    {
        IsUnderWay = true;
        _ = Task.Run(() =>
        {
            var result = new Snapshots(services).Make(room.Id, room.Position.Fence, head);
            post(new RoomMessage(RoomMessageKind.SnapshotDone, Detail: result));
        });
    }

    public void Done(SnapshotResult result)
    {
        IsUnderWay = false;
        _dueSince = 0;
        _updates -= result.Updates;
        _bytes -= result.Bytes;
    }
}

/// <summary>How much a snapshot took in; nothing when it was not made.</summary>
internal sealed record SnapshotResult(long Updates, long Bytes);

/// <summary>
/// Merges a room's committed chunks into its snapshot. It reads what is committed, never what a room holds in memory,
/// so that nothing can be in a snapshot that is not in the store, and deletes exactly the rows that it merged.
/// </summary>
internal sealed partial class Snapshots(RoomServices services)
{
    public SnapshotResult Make(long roomId, long fence, long head)
    {
        try
        {
            var before = services.Log.ReadSnapshot(roomId);
            var chunks = services.Log.ReadChunks(roomId, head);
            if (chunks.Count == 0) return new SnapshotResult(0, 0);
            var updates = new List<ReadOnlyMemory<byte>>();
            if (before is not null) updates.Add(before.Data);
            foreach (var chunk in chunks) updates.AddRange(Chunk.Read(chunk.Data).Select(entry => entry.Update));
            var merged = Update.Compact(updates, budget: WorkBudget.Trusted);
            var lastSeq = chunks[^1].LastSeq;
            var compaction = new RoomCompaction(roomId, fence, before?.LastSeq ?? 0, lastSeq, merged, Chunk.Compress(chunks));
            if (!services.Log.Compact(compaction)) return new SnapshotResult(0, 0);
            return new SnapshotResult(lastSeq - (before?.LastSeq ?? 0), chunks.Sum(chunk => (long)chunk.Data.Length));
        }
        catch (Exception error)
        {
            // Nothing is lost: the chunks are still there, and the next try merges them.
            LogSnapshotFailed(services.Logger, error, roomId);
            return new SnapshotResult(0, 0);
        }
    }

    [LoggerMessage(120, LogLevel.Error, "Making a snapshot of room {Room} failed; its updates stay as they are")]
    private static partial void LogSnapshotFailed(ILogger logger, Exception error, long room);
}
