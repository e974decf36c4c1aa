using Tutti.Store;

namespace Tutti.Access;

/// <summary>The SQL that decides who may do what.</summary>
internal static class AccessQueries
{
    /// <summary>
    /// The documents that <c>@person</c> came by a link to and may see at <c>@now</c>, with the strongest role, without those of
    /// workspaces they belong to. It says of many what <see cref="WorkspaceAuthorizer"/> says of one.
    /// </summary>
    public const string SharedWithPerson =
        """
        SELECT g.document_id, max(l.access) AS role
        FROM share_grant g
        JOIN share_link l ON l.id = g.link_id
        JOIN person gp ON gp.id = g.person_id
        JOIN document gd ON gd.id = g.document_id
        JOIN workspace gw ON gw.id = gd.workspace_id
        WHERE g.person_id = @person AND g.ended_at IS NULL
          AND l.revoked_at IS NULL AND (l.expires_at IS NULL OR l.expires_at > @now)
          AND gd.deleted_at IS NULL AND gw.deleted_at IS NULL
          AND ' ' || gw.features_off || ' ' NOT LIKE '% sharing %'
          AND (gp.is_guest = 0 AND l.by_guest = 0
            OR ' ' || gw.features_off || ' ' NOT LIKE '% guests %' AND ' ' || gw.features_off || ' ' NOT LIKE '% public_links %')
          AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.workspace_id = gd.workspace_id AND m.person_id = g.person_id)
        GROUP BY g.document_id
        """;

    public static Task<WorkspaceId?> WorkspaceOfAsync(Db db, DocumentId document) =>
        db.FirstAsync<WorkspaceId?>(
            """
            SELECT d.workspace_id FROM document d JOIN workspace w ON w.id = d.workspace_id
            WHERE d.id = @document AND d.deleted_at IS NULL AND w.deleted_at IS NULL
            """,
            new { document });

    /// <summary>A row for membership, and one for each link that holds.</summary>
    public static Task<IReadOnlyList<AccessRow>> FindAsync(Db db, PersonId person, DocumentId document, string now) =>
        db.ListAsync<AccessRow>(
            """
            SELECT w.features_off, m.role AS role, NULL AS link_id, 0 AS may_share, NULL AS expires_at, 0 AS is_guest
            FROM document d
            JOIN workspace w ON w.id = d.workspace_id
            JOIN membership m ON m.workspace_id = d.workspace_id AND m.person_id = @person
            WHERE d.id = @document AND d.deleted_at IS NULL AND w.deleted_at IS NULL
            UNION ALL
            SELECT w.features_off, l.access, l.id, l.may_share, l.expires_at,
              CASE WHEN p.is_guest = 1 OR l.by_guest = 1 THEN 1 ELSE 0 END
            FROM share_grant g
            JOIN share_link l ON l.id = g.link_id
            JOIN person p ON p.id = g.person_id
            JOIN document d ON d.id = g.document_id
            JOIN workspace w ON w.id = d.workspace_id
            WHERE g.document_id = @document AND g.person_id = @person AND g.ended_at IS NULL
              AND l.revoked_at IS NULL AND (l.expires_at IS NULL OR l.expires_at > @now)
              AND d.deleted_at IS NULL AND w.deleted_at IS NULL
            """,
            new { person, document, now });

    /// <summary>
    /// Whether two people work in one place, so that one may know how the other looks: a workspace of both, a document
    /// that a link led both to, or one that a link led one of them to in a workspace of the other.
    /// </summary>
    public static async Task<bool> AreTogetherAsync(Db db, PersonId one, PersonId other, string now) =>
        await db.FirstAsync<int?>(
            """
            WITH linked AS (
              SELECT g.person_id, g.document_id, d.workspace_id
              FROM share_grant g
              JOIN share_link l ON l.id = g.link_id
              JOIN document d ON d.id = g.document_id
              WHERE g.person_id IN (@one, @other) AND g.ended_at IS NULL AND d.deleted_at IS NULL
                AND l.revoked_at IS NULL AND (l.expires_at IS NULL OR l.expires_at > @now)),
            met AS (
              SELECT a.workspace_id FROM membership a
              JOIN membership b ON b.workspace_id = a.workspace_id AND b.person_id = @other
              WHERE a.person_id = @one
              UNION ALL
              SELECT l.workspace_id FROM linked l
              JOIN membership m ON m.workspace_id = l.workspace_id AND m.person_id IN (@one, @other) AND m.person_id <> l.person_id
              UNION ALL
              SELECT a.workspace_id FROM linked a
              JOIN linked b ON b.document_id = a.document_id AND b.person_id = @other
              WHERE a.person_id = @one)
            SELECT 1 FROM met JOIN workspace w ON w.id = met.workspace_id AND w.deleted_at IS NULL LIMIT 1
            """,
            new { one, other, now }) is not null;

    public static Task<AccessRow?> FindAsync(Db db, PersonId person, WorkspaceId workspace, bool alsoDeleted) =>
        db.FirstAsync<AccessRow>(
            $"""
            SELECT w.features_off, m.role FROM membership m JOIN workspace w ON w.id = m.workspace_id
            WHERE m.workspace_id = @workspace AND m.person_id = @person{(alsoDeleted ? "" : " AND w.deleted_at IS NULL")}
            """,
            new { person, workspace });
}

/// <summary>One thing that gives somebody rights.</summary>
internal sealed class AccessRow
{
    public string FeaturesOff { get; init; } = "";
    public int Role { get; init; }
    public string? LinkId { get; init; }
    public bool MayShare { get; init; }
    public string? ExpiresAt { get; init; }
    public bool IsGuest { get; init; }
}
