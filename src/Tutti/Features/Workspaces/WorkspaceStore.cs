using Tutti.Access;
using Tutti.Actions;
using Tutti.Store;

namespace Tutti.Features.Workspaces;

/// <summary>All SQL of workspaces.</summary>
internal static class WorkspaceStore
{
    private const string Columns =
        "w.id, w.name, w.created_by, w.created_at, w.updated_at, w.deleted_at, w.features_off, w.members, w.documents, m.role";

    public static Task InsertAsync(Db db, Workspace workspace) =>
        db.RunAsync(
            """
            INSERT INTO workspace (id, name, created_by, created_at, updated_at)
            VALUES (@Id, @Name, @CreatedBy, @CreatedAt, @UpdatedAt)
            """,
            workspace);

    public static Task<Workspace?> FindAsync(Db db, WorkspaceId id, PersonId person) =>
        db.FirstAsync<Workspace>(
            $"""
            SELECT {Columns} FROM workspace w JOIN membership m ON m.workspace_id = w.id AND m.person_id = @person
            WHERE w.id = @id AND w.deleted_at IS NULL
            """,
            new { id, person });

    public static Task<IReadOnlyList<Workspace>> ListAsync(Db db, PersonId person, WorkspaceId? after, int most) =>
        db.ListAsync<Workspace>(
            $"""
            SELECT {Columns} FROM membership m JOIN workspace w ON w.id = m.workspace_id
            WHERE m.person_id = @person AND w.deleted_at IS NULL AND m.workspace_id < @before
            ORDER BY m.workspace_id DESC LIMIT @most
            """,
            new { person, before = after?.ToString() ?? "~", most });

    /// <summary>What someone owned and deleted since then.</summary>
    public static Task<IReadOnlyList<Workspace>> ListDeletedAsync(Db db, PersonId person, string since, PageCursor? after, int most) =>
        db.ListAsync<Workspace>(
            $"""
            SELECT {Columns} FROM membership m JOIN workspace w ON w.id = m.workspace_id
            WHERE m.person_id = @person AND m.role = @owner AND w.deleted_at > @since AND (w.deleted_at, w.id) < (@before, @id)
            ORDER BY w.deleted_at DESC, w.id DESC LIMIT @most
            """,
            new { person, owner = (int)Role.Owner, since, before = after?.Value ?? "~", id = after?.Id ?? "", most });

    /// <summary>How many workspaces someone owns.</summary>
    public static Task<long> OwnedAsync(Db db, PersonId person) =>
        db.FirstAsync<long>(
            """
            SELECT count(*) FROM membership m JOIN workspace w ON w.id = m.workspace_id
            WHERE m.person_id = @person AND m.role = @owner AND w.deleted_at IS NULL
            """,
            new { person, owner = (int)Role.Owner });

    public static Task RenameAsync(Db db, WorkspaceId id, string name, string at) =>
        db.RunAsync("UPDATE workspace SET name = @name, updated_at = @at WHERE id = @id", new { id, name, at });

    /// <summary>Keeps the row for this transaction, so that two changes of the settings come one behind the other.</summary>
    /// <returns>What is switched off.</returns>
    public static Task<string?> HoldAsync(Db db, WorkspaceId id) =>
        db.FirstAsync<string>(
            "UPDATE workspace SET features_off = features_off WHERE id = @id AND deleted_at IS NULL RETURNING features_off", new { id });

    public static Task SwitchOffAsync(Db db, WorkspaceId id, string off, string at) =>
        db.RunAsync("UPDATE workspace SET features_off = @off, updated_at = @at WHERE id = @id", new { id, off, at });

    /// <summary>Hides a workspace.</summary>
    /// <returns>Whether it was there.</returns>
    public static async Task<bool> DeleteAsync(Db db, WorkspaceId id, string at) =>
        await db.RunAsync("UPDATE workspace SET deleted_at = @at WHERE id = @id AND deleted_at IS NULL", new { id, at }) == 1;

    /// <summary>Shows a workspace again that was deleted since then.</summary>
    /// <returns>Whether it was.</returns>
    public static async Task<bool> RestoreAsync(Db db, WorkspaceId id, string since) =>
        await db.RunAsync("UPDATE workspace SET deleted_at = NULL WHERE id = @id AND deleted_at > @since", new { id, since }) == 1;
}
