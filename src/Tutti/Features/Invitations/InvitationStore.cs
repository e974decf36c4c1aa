using Tutti.Store;

namespace Tutti.Features.Invitations;

/// <summary>All SQL of invitations.</summary>
internal static class InvitationStore
{
    // Nobody has answered it and nobody took it back.
    private const string Unanswered = "accepted_at IS NULL AND declined_at IS NULL AND revoked_at IS NULL";

    private const string Select =
        """
        SELECT i.id, i.workspace_id, w.name AS workspace_name, w.features_off, p.name AS invited_by, p.color AS inviter_color, i.created_by,
          m.role AS maker_role, i.role, i.email, i.message, i.created_at, i.expires_at, i.accepted_by,
          a.name AS accepted_name, a.color AS accepted_color, i.declined_at, i.revoked_at
        FROM invitation i
        JOIN workspace w ON w.id = i.workspace_id AND w.deleted_at IS NULL
        JOIN person p ON p.id = i.created_by
        LEFT JOIN membership m ON m.workspace_id = i.workspace_id AND m.person_id = i.created_by
        LEFT JOIN person a ON a.id = i.accepted_by
        """;

    public static Task InsertAsync(Db db, Invitation invitation, string tokenHash) =>
        db.RunAsync(
            """
            INSERT INTO invitation (id, workspace_id, token_hash, role, email, message, created_by, created_at, expires_at)
            VALUES (@Id, @WorkspaceId, @tokenHash, @Role, @Email, @Message, @CreatedBy, @CreatedAt, @ExpiresAt)
            """,
            new
            {
                invitation.Id,
                invitation.WorkspaceId,
                tokenHash,
                Role = (int)invitation.Role,
                invitation.Email,
                invitation.Message,
                invitation.CreatedBy,
                invitation.CreatedAt,
                invitation.ExpiresAt,
            });

    /// <summary>The invitation of a token, unless its workspace is gone.</summary>
    public static Task<Invitation?> FindAsync(Db db, string token) =>
        db.FirstAsync<Invitation>($"{Select} WHERE i.token_hash = @hash", new { hash = Invitation.HashOf(token) });

    public static Task<Invitation?> FindAsync(Db db, WorkspaceId workspace, string id) =>
        db.FirstAsync<Invitation>($"{Select} WHERE i.id = @id AND i.workspace_id = @workspace", new { id, workspace });

    public static Task<IReadOnlyList<Invitation>> ListAsync(Db db, WorkspaceId workspace, string? after, int most) =>
        db.ListAsync<Invitation>(
            $"{Select} WHERE i.workspace_id = @workspace AND i.id < @before ORDER BY i.id DESC LIMIT @most",
            new { workspace, before = after ?? "~", most });

    /// <summary>Those that can be accepted: unanswered, in time, and by somebody who may still invite to that role.</summary>
    public static Task<IReadOnlyList<Invitation>> ListOpenAsync(Db db, WorkspaceId workspace, string? after, int most, string now) =>
        db.ListAsync<Invitation>(
            $"""
            {Select}
            WHERE i.workspace_id = @workspace AND i.id < @before AND i.expires_at > @now
              AND i.accepted_at IS NULL AND i.declined_at IS NULL AND i.revoked_at IS NULL
              AND m.role >= @weakest AND m.role >= i.role
            ORDER BY i.id DESC LIMIT @most
            """,
            new { workspace, before = after ?? "~", most, now, weakest = (int)Invitation.WeakestMaker });

    /// <summary>Takes the invitation for one person.</summary>
    /// <returns>Whether it was still to be had, by this token.</returns>
    public static async Task<bool> AcceptAsync(Db db, string id, string token, PersonId person, string at) =>
        await db.RunAsync(
            $"UPDATE invitation SET accepted_by = @person, accepted_at = @at WHERE id = @id AND token_hash = @hash AND {Unanswered}",
            new { id, hash = Invitation.HashOf(token), person, at }) == 1;

    public static async Task<bool> DeclineAsync(Db db, string id, string token, string at) =>
        await db.RunAsync(
            $"UPDATE invitation SET declined_at = @at WHERE id = @id AND token_hash = @hash AND {Unanswered}",
            new { id, hash = Invitation.HashOf(token), at }) == 1;

    public static async Task<bool> RevokeAsync(Db db, string id, string at) =>
        await db.RunAsync($"UPDATE invitation SET revoked_at = @at WHERE id = @id AND {Unanswered}", new { id, at }) == 1;

    /// <summary>Gives it a new token and a new maker; the old link is dead.</summary>
    public static async Task<bool> RenewAsync(Db db, string id, string tokenHash, PersonId maker, string expiresAt) =>
        await db.RunAsync(
            $"UPDATE invitation SET token_hash = @tokenHash, created_by = @maker, expires_at = @expiresAt WHERE id = @id AND {Unanswered}",
            new { id, tokenHash, maker, expiresAt }) == 1;
}
