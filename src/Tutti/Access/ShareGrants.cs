using Tutti.Store;

namespace Tutti.Access;

/// <summary>
/// What people have by share links: all SQL that changes it, and the permission numbers that follow. A link that somebody
/// made under another one ends with it, and each use of it is a use of the other too.
/// </summary>
/// <remarks>
/// Two transactions may be at work at once, so whatever depends on a row being as it was read changes that row, the links
/// from the first of a chain to the last: so nobody overtakes anybody, and no two wait for each other.
/// </remarks>
internal sealed class ShareGrants(PermissionVersions versions)
{
    // A chain of links is followed as far as this; no longer one can be made.
    public const int LongestChain = 8;

    /// <summary>A link and those it was made under, the first one first.</summary>
    public static Task<IReadOnlyList<LinkStand>> ChainAsync(Db db, string link) =>
        db.ListAsync<LinkStand>(
            """
            WITH RECURSIVE chain (id, made_under, height) AS (
              SELECT id, made_under, 0 FROM share_link WHERE id = @link
              UNION ALL
              SELECT l.id, l.made_under, c.height + 1 FROM share_link l JOIN chain c ON l.id = c.made_under)
            SELECT l.id, l.expires_at, l.revoked_at, l.most_uses, l.uses
            FROM chain c JOIN share_link l ON l.id = c.id ORDER BY c.height DESC
            """,
            new { link });

    /// <summary>Whether somebody came by this link; null when they never did.</summary>
    public static async Task<bool?> HoldsAsync(Db db, DocumentId document, PersonId person, string link) =>
        await db.FirstAsync<int?>(
            """
            SELECT CASE WHEN ended_at IS NULL THEN 1 ELSE 0 END FROM share_grant
            WHERE document_id = @document AND person_id = @person AND link_id = @link
            """,
            new { document, person, link }) is { } holds ? holds == 1 : null;

    /// <summary>Gives somebody what a link gives, and counts it: once per person.</summary>
    /// <param name="transaction">The action's transaction.</param>
    /// <param name="document">The document of the link.</param>
    /// <param name="person">Who comes; known to the store.</param>
    /// <param name="link">The link's id.</param>
    /// <param name="at">Now.</param>
    /// <returns>Whether they have it now, and whether they had it before.</returns>
    public async Task<GrantOutcome> GiveAsync(StoreTransaction transaction, DocumentId document, PersonId person, string link, string at)
    {
        var db = transaction.Db;
        // Somebody who is in the room may have been let in by something weaker; a newcomer changes nobody's rights.
        var isKnown = await IsKnownAsync(db, document, person);
        var isNew = await db.RunAsync(
            """
            INSERT INTO share_grant (document_id, person_id, link_id, granted_at) VALUES (@document, @person, @link, @at)
            ON CONFLICT DO NOTHING
            """,
            new { document, person, link, at }) == 1;
        if (!isNew) return await HoldsAsync(db, document, person, link) == true ? GrantOutcome.Had : GrantOutcome.Refused;
        foreach (var one in await ChainAsync(db, link))
        {
            if (!await UseAsync(db, one.Id, at)) return GrantOutcome.Refused;
        }
        if (isKnown) versions.RaiseWith(transaction, document);
        return GrantOutcome.Given;
    }

    /// <summary>Ends a link, and those made under it; what they gave ends with the commit, on open sockets too.</summary>
    /// <returns>How many ended; 0 when it had ended already or is another document's.</returns>
    public async Task<int> RevokeAsync(StoreTransaction transaction, DocumentId document, string link, string at)
    {
        var db = transaction.Db;
        var ended = await db.RunAsync(
            "UPDATE share_link SET revoked_at = @at WHERE id = @link AND document_id = @document AND revoked_at IS NULL",
            new { link, document, at });
        if (ended == 0) return 0;
        // Again until there are none: one may have been made while this waited for another.
        for (var more = 1; more > 0; ended += more) more = await RevokeUnderAsync(db, link, at);
        versions.RaiseWith(transaction, document);
        return ended;
    }

    /// <summary>Ends what somebody has in a document by links, and the links that they made under those.</summary>
    /// <param name="transaction">The action's transaction.</param>
    /// <param name="document">The document.</param>
    /// <param name="person">Whose rights end.</param>
    /// <param name="maker">Only what came by this person's links; null for all.</param>
    /// <param name="at">Now.</param>
    /// <returns>How many links they had come by.</returns>
    public async Task<int> EndAsync(StoreTransaction transaction, DocumentId document, PersonId person, PersonId? maker, string at)
    {
        var db = transaction.Db;
        var ended = await db.ListAsync<string>(
            """
            UPDATE share_grant SET ended_at = @at
            WHERE document_id = @document AND person_id = @person AND ended_at IS NULL
              AND (CAST(@maker AS TEXT) IS NULL
                OR link_id IN (SELECT id FROM share_link WHERE document_id = @document AND created_by = CAST(@maker AS TEXT)))
            RETURNING link_id
            """,
            new { document, person, maker = maker?.ToString(), at });
        foreach (var link in ended) await RevokeMadeAsync(transaction, document, link, person, at);
        if (ended.Count > 0) versions.RaiseWith(transaction, document);
        return ended.Count;
    }

    /// <summary>
    /// Ends what somebody has in the documents of a workspace by links, and the links that they made there: who is put out
    /// of a workspace comes back by none of them. The workspace's numbers are the caller's to raise.
    /// </summary>
    /// <returns>How many links ended.</returns>
    public async Task<int> EndAsync(StoreTransaction transaction, WorkspaceId workspace, PersonId person, string at)
    {
        var db = transaction.Db;
        var values = new { workspace, person, at };
        await db.RunAsync(
            """
            UPDATE share_grant SET ended_at = @at WHERE person_id = @person AND ended_at IS NULL
              AND EXISTS (SELECT 1 FROM document d WHERE d.id = share_grant.document_id AND d.workspace_id = @workspace)
            """,
            values);
        var made = await db.ListAsync<(string Id, string Document)>(
            """
            SELECT l.id, l.document_id FROM share_link l JOIN document d ON d.id = l.document_id
            WHERE l.created_by = @person AND l.revoked_at IS NULL AND d.workspace_id = @workspace ORDER BY l.id
            """,
            values);
        var ended = 0;
        foreach (var (link, document) in made) ended += await RevokeAsync(transaction, new DocumentId(Guid.Parse(document)), link, at);
        return ended;
    }

    /// <summary>Makes sure that somebody still has what they came by, until the end of the transaction.</summary>
    public static async Task<bool> KeepAsync(Db db, DocumentId document, PersonId person, string link) =>
        await db.RunAsync("UPDATE share_link SET uses = uses WHERE id = @link AND revoked_at IS NULL", new { link }) == 1
        && await db.RunAsync(
            """
            UPDATE share_grant SET granted_at = granted_at
            WHERE document_id = @document AND person_id = @person AND link_id = @link AND ended_at IS NULL
            """,
            new { document, person, link }) == 1;

    private static async Task<bool> IsKnownAsync(Db db, DocumentId document, PersonId person) =>
        await db.FirstAsync<int>(
            """
            SELECT CASE WHEN EXISTS (SELECT 1 FROM share_grant WHERE document_id = @document AND person_id = @person)
              OR EXISTS (SELECT 1 FROM membership m JOIN document d ON d.workspace_id = m.workspace_id
                WHERE d.id = @document AND m.person_id = @person) THEN 1 ELSE 0 END
            """,
            new { document, person }) == 1;

    private static async Task<bool> UseAsync(Db db, string link, string at) =>
        await db.RunAsync(
            """
            UPDATE share_link SET uses = uses + 1
            WHERE id = @link AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > @at)
              AND (most_uses IS NULL OR uses < most_uses)
            """,
            new { link, at }) == 1;

    private async Task RevokeMadeAsync(StoreTransaction transaction, DocumentId document, string link, PersonId person, string at)
    {
        var made = await transaction.Db.ListAsync<string>(
            "SELECT id FROM share_link WHERE made_under = @link AND created_by = @person AND revoked_at IS NULL", new { link, person });
        foreach (var one in made) await RevokeAsync(transaction, document, one, at);
    }

    private static Task<int> RevokeUnderAsync(Db db, string link, string at) =>
        db.RunAsync(
            """
            WITH RECURSIVE tree (id) AS (
              SELECT id FROM share_link WHERE id = @link
              UNION
              SELECT l.id FROM share_link l JOIN tree t ON l.made_under = t.id)
            UPDATE share_link SET revoked_at = @at WHERE revoked_at IS NULL AND id IN (SELECT id FROM tree)
            """,
            new { link, at });
}

/// <summary>How giving ended.</summary>
internal enum GrantOutcome
{
    /// <summary>The link does not hold, or this person was put out.</summary>
    Refused,

    /// <summary>They came by this link before.</summary>
    Had,

    /// <summary>They have it now.</summary>
    Given,
}

/// <summary>How one link of a chain stands.</summary>
internal sealed class LinkStand
{
    public string Id { get; init; } = "";

    public string? ExpiresAt { get; init; }

    public string? RevokedAt { get; init; }

    public int? MostUses { get; init; }

    public int Uses { get; init; }

    public bool IsOver(DateTimeOffset now) => RevokedAt is not null || (ExpiresAt is not null && Timestamps.Read(ExpiresAt) <= now);

    public bool IsUsedUp => Uses >= MostUses;
}
