using Tutti.Store;

namespace Tutti.Features.Invitations;

/// <summary>All SQL of invitations.</summary>
internal static class InvitationStore
{
    public static Task InsertAsync(Db db, Invitation invitation, string tokenHash, string at) =>
        db.RunAsync(
            """
            INSERT INTO invitation (id, workspace_id, token_hash, role, created_by, created_at, expires_at)
            VALUES (@Id, @WorkspaceId, @tokenHash, @Role, @CreatedBy, @at, @ExpiresAt)
            """,
            new
            {
                invitation.Id,
                invitation.WorkspaceId,
                tokenHash,
                Role = (int)invitation.Role,
                invitation.CreatedBy,
                at,
                invitation.ExpiresAt,
            });

    /// <summary>The invitation of a token, unless its workspace is gone.</summary>
    public static Task<Invitation?> FindAsync(Db db, string token) =>
        db.FirstAsync<Invitation>(
            """
            SELECT i.id, i.workspace_id, w.name AS workspace_name, p.name AS invited_by, p.color AS inviter_color, i.created_by, i.role,
              i.expires_at, i.accepted_by
            FROM invitation i
            JOIN workspace w ON w.id = i.workspace_id AND w.deleted_at IS NULL
            JOIN person p ON p.id = i.created_by
            WHERE i.token_hash = @hash
            """,
            new { hash = Invitation.HashOf(token) });

    /// <summary>Takes the invitation for one person.</summary>
    /// <returns>Whether nobody had.</returns>
    public static async Task<bool> AcceptAsync(Db db, string id, PersonId person, string at) =>
        await db.RunAsync(
            "UPDATE invitation SET accepted_by = @person, accepted_at = @at WHERE id = @id AND accepted_by IS NULL",
            new { id, person, at }) == 1;
}
