namespace Tutti.Rooms;

/// <summary>
/// Where rooms are kept. Every append names the fence it holds and the head it expects, and is refused by the statement
/// that writes when either is not so: a stale owner can never add to a room that someone else has opened since.
/// Calls block for the length of a disk write, so they are made from the journal's own thread or while opening a room.
/// </summary>
internal interface IRoomLog
{
    /// <summary>Takes the room over with a new fence, creating it when it is new, and reads all of it.</summary>
    StoredRoom Open(RoomKey key);

    /// <summary>Appends one batch for many rooms in one commit; what is returned is on the disk.</summary>
    /// <param name="batch">What each room adds.</param>
    /// <param name="holds">
    /// Whether the rights that an append was let in under still hold. Asked between the last change of rights and the commit, with
    /// no other change in between; must return at once.
    /// </param>
    /// <returns>What became of each.</returns>
    AppendOutcome[] Append(IReadOnlyList<RoomAppend> batch, Func<RoomAppend, bool> holds);

    /// <summary>Reads fence and head again, to learn what became of an append whose answer was lost.</summary>
    RoomPosition Position(long roomId);

    /// <summary>
    /// Replaces the chunks up to the snapshot's number by the snapshot, and keeps them as history, in one transaction.
    /// </summary>
    /// <returns>False when someone else holds the fence or has made a snapshot meanwhile, and nothing was changed.</returns>
    bool Compact(RoomCompaction compaction);

    /// <summary>Reads the chunks a compaction would take in, as they are committed.</summary>
    IReadOnlyList<StoredChunk> ReadChunks(long roomId, long upTo);

    /// <summary>Reads the snapshot, or null when there is none yet.</summary>
    StoredSnapshot? ReadSnapshot(long roomId);
}

/// <summary>A room as it was read at opening.</summary>
internal sealed record StoredRoom(
    long Id,
    Guid Epoch,
    RoomPosition Position,
    StoredSnapshot? Snapshot,
    IReadOnlyList<StoredChunk> Chunks,
    IReadOnlyDictionary<ulong, PersonId> Authors);

/// <summary>Who owns a room and how far it is.</summary>
internal readonly record struct RoomPosition(long Fence, long Head);

/// <summary>The merged state up to and including update <paramref name="LastSeq"/>.</summary>
internal sealed record StoredSnapshot(long LastSeq, byte[] Data);

/// <summary>One commit's updates; see <see cref="Chunk"/>.</summary>
internal sealed record StoredChunk(long LastSeq, byte[] Data);

/// <summary>What one room adds in one commit.</summary>
/// <param name="RoomId">The room.</param>
/// <param name="Fence">The fence it holds.</param>
/// <param name="Head">How many updates it had committed before.</param>
/// <param name="Count">How many these are.</param>
/// <param name="Chunk">The updates.</param>
/// <param name="Authors">Client ids that are new with them.</param>
/// <param name="Rights">Under which rights they were let in.</param>
internal sealed record RoomAppend(
    long RoomId, long Fence, long Head, int Count, byte[] Chunk, IReadOnlyList<NewAuthor> Authors, RightsMark Rights);

/// <summary>The numbers of a document's rights and rules, added up, at which something was allowed: each only grows.</summary>
internal readonly record struct RightsMark(DocumentId Document, long Number);

/// <summary>What became of an append.</summary>
internal enum AppendOutcome
{
    /// <summary>Someone else owns the room, or the process is ending: drop the room, acknowledge nothing.</summary>
    Fenced,

    /// <summary>It is on the disk.</summary>
    Committed,

    /// <summary>Somebody's rights have changed since it was let in, and nothing was written: look again who may write.</summary>
    Stale,
}

/// <summary>A CRDT client id seen for the first time, and whose it is from now on.</summary>
internal readonly record struct NewAuthor(ulong ClientId, PersonId Person);

/// <summary>A snapshot to put in the place of the chunks it was merged from.</summary>
/// <param name="RoomId">The room.</param>
/// <param name="Fence">The fence its owner holds.</param>
/// <param name="Before">The number of the snapshot that was merged into this one; 0 when there was none.</param>
/// <param name="LastSeq">The number of the last update in it.</param>
/// <param name="Snapshot">The merged state.</param>
/// <param name="History">The chunks, compressed.</param>
internal sealed record RoomCompaction(long RoomId, long Fence, long Before, long LastSeq, byte[] Snapshot, byte[] History);
