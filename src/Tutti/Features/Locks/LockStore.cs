using Tutti.Store;

namespace Tutti.Features.Locks;

/// <summary>All SQL of locks.</summary>
internal static class LockStore
{
    private const string Select =
        """
        SELECT l.id, l.document_id, l.resource_type, l.resource_id, l.place, l.range_start, l.range_end, l.person_id, l.session_id, l.address,
          l.reason, l.ttl, l.fence, l.is_bound, l.acquired_at, l.expires_at,
          p.name AS holder_name, p.color AS holder_color, p.avatar AS holder_avatar, p.is_guest AS holder_is_guest
        FROM document_lock l JOIN person p ON p.id = l.person_id
        """;

    /// <summary>
    /// Takes a document's row: from here to the end of the transaction nobody else changes its locks. It comes before any other
    /// row that others wait for.
    /// </summary>
    /// <returns>The last fencing number that was given out.</returns>
    public static Task<long> EnterAsync(Db db, DocumentId document) =>
        db.FirstAsync<long>(
            """
            INSERT INTO lock_counter (document_id, fence) VALUES (@document, 0)
            ON CONFLICT (document_id) DO UPDATE SET fence = lock_counter.fence
            RETURNING fence
            """,
            new { document });

    /// <summary>The locks of a document in the order they were taken, each with who waits for it; also those whose time is over.</summary>
    public static async Task<IReadOnlyList<HeldLock>> ListAsync(Db db, DocumentId document)
    {
        var locks = await db.ListAsync<HeldLock>($"{Select} WHERE l.document_id = @document ORDER BY l.fence", new { document });
        if (locks.Count == 0) return locks;
        var waiting = await db.ListAsync<LockWaiter>(
            """
            SELECT w.lock_id, w.person_id, w.document_id, w.position, w.session_id, w.address, w.is_bound, p.name, p.color, p.avatar, p.is_guest
            FROM lock_waiter w JOIN person p ON p.id = w.person_id WHERE w.document_id = @document ORDER BY w.position, w.person_id
            """,
            new { document });
        var byLock = waiting.ToLookup(waiter => waiter.LockId, StringComparer.Ordinal);
        foreach (var one in locks) one.Waiting = [.. byLock[one.Id]];
        return locks;
    }

    /// <summary>As <see cref="ListAsync(Db, DocumentId)"/>, those that hold at a time.</summary>
    public static async Task<IReadOnlyList<HeldLock>> ListAsync(Db db, DocumentId document, string now) =>
        [.. (await ListAsync(db, document)).Where(one => one.HoldsAt(now))];

    /// <summary>A lock that holds at a time.</summary>
    public static async Task<HeldLock?> FindAsync(Db db, DocumentId document, string id, string now) =>
        (await ListAsync(db, document, now)).FirstOrDefault(one => one.Id == id);

    public static Task InsertAsync(Db db, HeldLock taken) =>
        db.RunAsync(
            """
            INSERT INTO document_lock (id, document_id, resource_type, resource_id, place, range_start, range_end, person_id, session_id, address,
              reason, ttl, fence, is_bound, acquired_at, expires_at)
            VALUES (@Id, @DocumentId, @ResourceType, @ResourceId, @Place, @RangeStart, @RangeEnd, @PersonId, @SessionId, @Address,
              @Reason, @Ttl, @Fence, @isBound, @AcquiredAt, @ExpiresAt);
            UPDATE lock_counter SET fence = @Fence WHERE document_id = @DocumentId
            """,
            new
            {
                taken.Id,
                taken.DocumentId,
                taken.ResourceType,
                taken.ResourceId,
                taken.Place,
                taken.RangeStart,
                taken.RangeEnd,
                taken.PersonId,
                taken.SessionId,
                taken.Address,
                taken.Reason,
                taken.Ttl,
                taken.Fence,
                isBound = taken.IsBound ? 1 : 0,
                taken.AcquiredAt,
                taken.ExpiresAt,
            });

    public static Task RenewAsync(Db db, HeldLock renewed) =>
        db.RunAsync(
            "UPDATE document_lock SET reason = @Reason, ttl = @Ttl, expires_at = @ExpiresAt WHERE id = @Id",
            new { renewed.Id, renewed.Reason, renewed.Ttl, renewed.ExpiresAt });

    /// <summary>Ends a lock, and the waiting for it.</summary>
    public static Task DeleteAsync(Db db, HeldLock ended) =>
        db.RunAsync("DELETE FROM lock_waiter WHERE lock_id = @Id; DELETE FROM document_lock WHERE id = @Id", new { ended.Id });

    public static Task AddWaiterAsync(Db db, LockWaiter waiter) =>
        db.RunAsync(
            """
            INSERT INTO lock_waiter (lock_id, person_id, document_id, position, session_id, address, is_bound)
            VALUES (@LockId, @PersonId, @DocumentId, @Position, @SessionId, @Address, @isBound)
            """,
            new
            {
                waiter.LockId,
                waiter.PersonId,
                waiter.DocumentId,
                waiter.Position,
                waiter.SessionId,
                waiter.Address,
                isBound = waiter.IsBound ? 1 : 0,
            });

    /// <summary>Ends somebody's waiting.</summary>
    /// <returns>Whether they waited.</returns>
    public static async Task<bool> RemoveWaiterAsync(Db db, string id, PersonId person) =>
        await db.RunAsync("DELETE FROM lock_waiter WHERE lock_id = @id AND person_id = @person", new { id, person }) == 1;

    /// <summary>The documents of locks whose time is over, those first that were over first.</summary>
    public static Task<IReadOnlyList<DocumentId>> OverAsync(Db db, string now, int most) =>
        db.ListAsync<DocumentId>(
            "SELECT document_id FROM document_lock WHERE expires_at <= @now ORDER BY expires_at LIMIT @most", new { now, most });

    /// <summary>Everyone who holds or waits for something, and whether that ends when they leave the room.</summary>
    public static Task<IReadOnlyList<LockParty>> PartiesAsync(Db db) =>
        db.ListAsync<LockParty>(
            """
            SELECT document_id, person_id, max(is_bound) AS is_bound FROM (
              SELECT document_id, person_id, is_bound FROM document_lock
              UNION ALL
              SELECT document_id, person_id, is_bound FROM lock_waiter) AS parties
            GROUP BY document_id, person_id
            """);

    /// <summary>What a document is; null when it is not there (any more).</summary>
    public static Task<LockedDocument?> DocumentAsync(Db db, DocumentId document) =>
        db.FirstAsync<LockedDocument>("SELECT kind, workspace_id FROM document WHERE id = @document", new { document });
}

/// <summary>Somebody who holds or waits for something in a document.</summary>
internal sealed class LockParty
{
    public DocumentId DocumentId { get; init; }

    public PersonId PersonId { get; init; }

    public bool IsBound { get; init; }
}

/// <summary>What locks have to know of a document.</summary>
internal sealed class LockedDocument
{
    public string Kind { get; init; } = "";

    public WorkspaceId WorkspaceId { get; init; }
}
