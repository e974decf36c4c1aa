using Tutti.Store;

namespace Tutti.Features.Sessions;

/// <summary>All SQL of sessions but for the people in them.</summary>
internal static class SessionStore
{
    private const string Columns =
        "id, document_id, workspace_id, host_id, mode, max_users, places_since, started_at, turn_holder, turn_since, step, active_at, ended_at";

    /// <summary>The live session of a document, for reading.</summary>
    public static Task<LiveSession?> FindAsync(Db db, DocumentId document) =>
        db.FirstAsync<LiveSession>($"SELECT {Columns} FROM live_session WHERE document_id = @document AND ended_at IS NULL", new { document });

    /// <summary>
    /// The live session of a document, for changing: nobody else changes it until the transaction ends, and what is read of it
    /// from here on is what they left.
    /// </summary>
    public static Task<LiveSession?> HoldAsync(Db db, DocumentId document) =>
        db.FirstAsync<LiveSession>(
            $"UPDATE live_session SET step = step + 1 WHERE document_id = @document AND ended_at IS NULL RETURNING {Columns}", new { document });

    /// <summary>Adds a session.</summary>
    /// <returns>False when the document has one; nothing is changed then.</returns>
    public static async Task<bool> InsertAsync(Db db, LiveSession session) =>
        await db.RunAsync(
            """
            INSERT INTO live_session (id, document_id, workspace_id, host_id, mode, max_users, places_since, started_at, turn_holder, turn_since,
              step, active_at)
            VALUES (@Id, @DocumentId, @WorkspaceId, @HostId, @Mode, @MaxUsers, @PlacesSince, @StartedAt, @TurnHolder, @TurnSince, 0, @ActiveAt)
            ON CONFLICT (document_id) WHERE ended_at IS NULL DO NOTHING
            """,
            Values(session)) == 1;

    /// <summary>Keeps what was changed of a session.</summary>
    public static Task SaveAsync(Db db, LiveSession session) =>
        db.RunAsync(
            """
            UPDATE live_session SET host_id = @HostId, mode = @Mode, max_users = @MaxUsers, places_since = @PlacesSince, turn_holder = @TurnHolder,
              turn_since = @TurnSince, active_at = @ActiveAt, ended_at = @EndedAt
            WHERE id = @Id
            """,
            Values(session));

    /// <summary>The documents whose sessions nobody is known to have been in since a time.</summary>
    public static Task<IReadOnlyList<DocumentId>> QuietAsync(Db db, string before, int most) =>
        db.ListAsync<DocumentId>(
            "SELECT document_id FROM live_session WHERE ended_at IS NULL AND active_at < @before ORDER BY active_at LIMIT @most", new { before, most });

    /// <summary>Where a document lies; null when it is not there (any more).</summary>
    public static Task<WorkspaceId?> WorkspaceAsync(Db db, DocumentId document) =>
        db.FirstAsync<WorkspaceId?>("SELECT workspace_id FROM document WHERE id = @document AND deleted_at IS NULL", new { document });

    private static object Values(LiveSession session) => new
    {
        session.Id,
        session.DocumentId,
        session.WorkspaceId,
        session.HostId,
        Mode = (int)session.Mode,
        session.MaxUsers,
        session.PlacesSince,
        session.StartedAt,
        TurnHolder = session.TurnHolder?.ToString(),
        session.TurnSince,
        session.ActiveAt,
        session.EndedAt,
    };
}
