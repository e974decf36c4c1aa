using Tutti.Store;

namespace Tutti.Features.Workspaces;

/// <summary>All SQL of workspaces.</summary>
internal static class WorkspaceStore
{
    private const string Columns = "w.id, w.name, w.created_by, w.created_at, w.updated_at, m.role";

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
            SELECT {Columns} FROM workspace w JOIN membership m ON m.workspace_id = w.id AND m.person_id = @person
            WHERE w.deleted_at IS NULL AND w.id < @before ORDER BY w.id DESC LIMIT @most
            """,
            new { person, before = after?.ToString() ?? "~", most });

    public static Task RenameAsync(Db db, WorkspaceId id, string name, string at) =>
        db.RunAsync("UPDATE workspace SET name = @name, updated_at = @at WHERE id = @id", new { id, name, at });

    public static Task DeleteAsync(Db db, WorkspaceId id, string at) =>
        db.RunAsync("UPDATE workspace SET deleted_at = @at WHERE id = @id", new { id, at });

    public static Task<IReadOnlyList<MemberRow>> MembersAsync(Db db, WorkspaceId workspace, PersonId? after, int most) =>
        db.ListAsync<MemberRow>(
            """
            SELECT p.id, p.name, p.color, p.avatar, p.is_guest, m.role, m.joined_at
            FROM membership m JOIN person p ON p.id = m.person_id
            WHERE m.workspace_id = @workspace AND m.person_id > @after ORDER BY m.person_id LIMIT @most
            """,
            new { workspace, after = after?.ToString() ?? "", most });
}

/// <summary>A member as the join gives it.</summary>
internal sealed class MemberRow
{
    public PersonId Id { get; init; }

    public string Name { get; init; } = "";

    public string Color { get; init; } = "";

    public string? Avatar { get; init; }

    public bool IsGuest { get; init; }

    public Access.Role Role { get; init; }

    public string JoinedAt { get; init; } = "";

    public MemberView ToView() => new(Id, Name, Color, Avatar, IsGuest, Role, JoinedAt);
}
