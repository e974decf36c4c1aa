using Tutti.Store;

namespace Tutti.Features.Shares;

/// <summary>All SQL of links that gives nobody anything; what does is in <see cref="Access.ShareGrants"/>.</summary>
internal static class ShareStore
{
    private const string Select =
        """
        SELECT l.id, l.document_id, d.title, d.kind, d.workspace_id, w.features_off, l.access, l.may_share, l.label, l.most_uses, l.uses,
          l.made_under, l.by_guest, l.created_by, p.name AS maker_name, p.color AS maker_color, p.is_guest AS maker_is_guest,
          CASE WHEN m.person_id IS NULL THEN 0 ELSE 1 END AS maker_is_member, l.created_at, l.expires_at
        FROM share_link l
        JOIN document d ON d.id = l.document_id AND d.deleted_at IS NULL
        JOIN workspace w ON w.id = d.workspace_id AND w.deleted_at IS NULL
        JOIN person p ON p.id = l.created_by
        LEFT JOIN membership m ON m.workspace_id = d.workspace_id AND m.person_id = l.created_by
        """;

    private const string Holds = "revoked_at IS NULL AND (expires_at IS NULL OR expires_at > @now)";

    public static Task InsertAsync(Db db, ShareLink link, string tokenHash) =>
        db.RunAsync(
            """
            INSERT INTO share_link (id, document_id, token_hash, access, may_share, label, most_uses, uses, made_under, by_guest, created_by,
              created_at, expires_at)
            VALUES (@Id, @DocumentId, @tokenHash, @Access, @MayShare, @Label, @MostUses, 0, @MadeUnder, @ByGuest, @CreatedBy, @CreatedAt,
              @ExpiresAt)
            """,
            new
            {
                link.Id,
                link.DocumentId,
                tokenHash,
                Access = (int)link.Access,
                MayShare = link.MayShare ? 1 : 0,
                link.Label,
                link.MostUses,
                link.MadeUnder,
                ByGuest = link.ByGuest ? 1 : 0,
                link.CreatedBy,
                link.CreatedAt,
                link.ExpiresAt,
            });

    /// <summary>The link of a token, unless it was revoked or its document is gone.</summary>
    public static Task<ShareLink?> FindAsync(Db db, string token) =>
        db.FirstAsync<ShareLink>(
            $"{Select} WHERE l.token_hash = @hash AND l.revoked_at IS NULL", new { hash = ShareLink.HashOf(token) });

    public static Task<ShareLink?> FindAsync(Db db, DocumentId document, string id) =>
        db.FirstAsync<ShareLink>(
            $"{Select} WHERE l.id = @id AND l.document_id = @document AND l.revoked_at IS NULL", new { id, document });

    /// <summary>The links of a document that nobody took back, newest first; those of one maker, or all.</summary>
    public static Task<IReadOnlyList<ShareLink>> ListAsync(Db db, DocumentId document, PersonId? maker, string? after, int most) =>
        db.ListAsync<ShareLink>(
            $"""
            {Select}
            WHERE l.document_id = @document AND l.revoked_at IS NULL AND l.id < @before
              AND (CAST(@maker AS TEXT) IS NULL OR l.created_by = CAST(@maker AS TEXT))
            ORDER BY l.id DESC LIMIT @most
            """,
            new { document, maker = maker?.ToString(), before = after ?? "~", most });

    /// <summary>The strongest link by which somebody may make further ones.</summary>
    public static Task<ShareLink?> ParentAsync(Db db, DocumentId document, PersonId person, string now) =>
        db.FirstAsync<ShareLink>(
            $"""
            {Select}
            JOIN share_grant g ON g.document_id = l.document_id AND g.person_id = @person AND g.link_id = l.id AND g.ended_at IS NULL
            WHERE l.document_id = @document AND l.may_share = 1 AND l.revoked_at IS NULL AND (l.expires_at IS NULL OR l.expires_at > @now)
            ORDER BY l.access DESC, CASE WHEN l.expires_at IS NULL THEN 0 ELSE 1 END, l.expires_at DESC LIMIT 1
            """,
            new { document, person, now });

    /// <summary>How many links of a document hold; those of one maker, or all.</summary>
    public static Task<long> CountAsync(Db db, DocumentId document, PersonId? maker, string now) =>
        db.FirstAsync<long>(
            $"""
            SELECT count(*) FROM share_link
            WHERE document_id = @document AND {Holds} AND (CAST(@maker AS TEXT) IS NULL OR created_by = CAST(@maker AS TEXT))
            """,
            new { document, maker = maker?.ToString(), now });

    public static Task<WorkspaceId> WorkspaceAsync(Db db, DocumentId document) =>
        db.FirstAsync<WorkspaceId>("SELECT workspace_id FROM document WHERE id = @document", new { document });

    /// <summary>The members of a document's workspace with the strongest roles.</summary>
    public static Task<IReadOnlyList<DocumentMemberRow>> MembersAsync(Db db, WorkspaceId workspace, int most) =>
        db.ListAsync<DocumentMemberRow>(
            """
            SELECT p.id, p.name, p.color, p.avatar, p.is_guest, m.role
            FROM membership m JOIN person p ON p.id = m.person_id
            WHERE m.workspace_id = @workspace ORDER BY m.role DESC, m.person_id DESC LIMIT @most
            """,
            new { workspace, most });

    public static Task<long> CountMembersAsync(Db db, WorkspaceId workspace) =>
        db.FirstAsync<long>("SELECT members FROM workspace WHERE id = @workspace", new { workspace });

    /// <summary>Who came by links that hold; by those of one maker, or all.</summary>
    /// <param name="db">Where.</param>
    /// <param name="document">The document.</param>
    /// <param name="maker">Whose links.</param>
    /// <param name="guests">Whether guests, and who came by a guest's link, are let in at all.</param>
    /// <param name="after">The person the page begins after.</param>
    /// <param name="most">How many.</param>
    /// <param name="now">Now.</param>
    public static Task<IReadOnlyList<LinkGuestRow>> PeopleAsync(
        Db db, DocumentId document, PersonId? maker, bool guests, PersonId? after, int most, string now) =>
        db.ListAsync<LinkGuestRow>(
            """
            SELECT p.id, p.name, p.color, p.avatar, p.is_guest, max(l.access) AS access, max(l.may_share) AS may_share,
              min(g.granted_at) AS granted_at, CASE WHEN count(*) = count(l.expires_at) THEN max(l.expires_at) END AS expires_at
            FROM share_grant g
            JOIN share_link l ON l.id = g.link_id
            JOIN person p ON p.id = g.person_id
            WHERE g.document_id = @document AND g.person_id > @after AND g.ended_at IS NULL
              AND l.revoked_at IS NULL AND (l.expires_at IS NULL OR l.expires_at > @now)
              AND (@guests = 1 OR (p.is_guest = 0 AND l.by_guest = 0))
              AND (CAST(@maker AS TEXT) IS NULL OR l.created_by = CAST(@maker AS TEXT))
            GROUP BY p.id, p.name, p.color, p.avatar, p.is_guest ORDER BY p.id LIMIT @most
            """,
            new { document, maker = maker?.ToString(), guests = guests ? 1 : 0, after = after?.ToString() ?? "", most, now });
}
