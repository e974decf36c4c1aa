using Tutti.Store;

namespace Tutti.Access;

/// <summary>Who is what in which workspace: all SQL that changes it, and the permission numbers that follow.</summary>
internal sealed class Memberships(PermissionVersions versions)
{
    public static async Task<Role?> RoleAsync(Db db, WorkspaceId workspace, PersonId person) =>
        (Role?)await db.FirstAsync<int?>(
            """
            SELECT m.role FROM membership m JOIN workspace w ON w.id = m.workspace_id
            WHERE m.workspace_id = @workspace AND m.person_id = @person AND w.deleted_at IS NULL
            """,
            new { workspace, person });

    public async Task SetAsync(StoreTransaction transaction, WorkspaceId workspace, Person person, Role role, string at)
    {
        await RememberAsync(transaction.Db, person);
        await transaction.Db.RunAsync(
            """
            INSERT INTO membership (workspace_id, person_id, role, joined_at) VALUES (@workspace, @Id, @role, @at)
            ON CONFLICT (workspace_id, person_id) DO UPDATE SET role = excluded.role
            """,
            new { workspace, person.Id, role = (int)role, at });
        Changed(transaction, workspace);
    }

    /// <summary>Raises the number of each document in a workspace once this is committed.</summary>
    public void Changed(StoreTransaction transaction, WorkspaceId workspace) => versions.RaiseWith(transaction, workspace);

    /// <summary>Sees to it that a person can be shown to others.</summary>
    public static Task IntroduceAsync(Db db, Person person) =>
        db.RunAsync(
            """
            INSERT INTO person (id, name, color, avatar, is_guest) VALUES (@Id, @Name, @Color, @Avatar, @guest)
            ON CONFLICT (id) DO NOTHING
            """,
            new { person.Id, person.Name, person.Color, person.Avatar, guest = person.IsGuest ? 1 : 0 });

    /// <summary>Whether two people work in one place, so that one may know how the other looks.</summary>
    public static async Task<bool> AreTogetherAsync(Db db, PersonId one, PersonId other) =>
        await db.FirstAsync<long>(
            """
            SELECT COUNT(*) FROM (
              SELECT 1 FROM membership a
              JOIN membership b ON b.workspace_id = a.workspace_id AND b.person_id = @other
              JOIN workspace w ON w.id = a.workspace_id AND w.deleted_at IS NULL
              WHERE a.person_id = @one LIMIT 1) AS shared
            """,
            new { one, other }) == 1;

    /// <summary>Keeps how a person looks to others up to date.</summary>
    public static Task RememberAsync(Db db, Person person) =>
        db.RunAsync(
            """
            INSERT INTO person (id, name, color, avatar, is_guest) VALUES (@Id, @Name, @Color, @Avatar, @IsGuest)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, color = excluded.color, avatar = excluded.avatar,
              is_guest = excluded.is_guest
            """,
            new { person.Id, person.Name, person.Color, person.Avatar, IsGuest = person.IsGuest ? 1 : 0 });
}
