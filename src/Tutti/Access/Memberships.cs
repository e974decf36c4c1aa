using Tutti.Store;

namespace Tutti.Access;

/// <summary>Who is what in which workspace: all SQL that changes it, and the permission numbers that follow.</summary>
internal sealed class Memberships(PermissionVersions versions, ShareGrants grants)
{
    public static async Task<Role?> RoleAsync(Db db, WorkspaceId workspace, PersonId person) =>
        (Role?)await db.FirstAsync<int?>(
            """
            SELECT m.role FROM membership m JOIN workspace w ON w.id = m.workspace_id
            WHERE m.workspace_id = @workspace AND m.person_id = @person AND w.deleted_at IS NULL
            """,
            new { workspace, person });

    /// <summary>Makes someone a member, or gives a member another role.</summary>
    public async Task SetAsync(StoreTransaction transaction, WorkspaceId workspace, Person person, Role role, string at)
    {
        var db = transaction.Db;
        await RememberAsync(db, person);
        var values = new { workspace, person.Id, role = (int)role, at, words = Words.Line(person.Name) };
        var isNew = await db.RunAsync(
            """
            INSERT INTO membership (workspace_id, person_id, role, joined_at, name_words) VALUES (@workspace, @Id, @role, @at, @words)
            ON CONFLICT (workspace_id, person_id) DO NOTHING
            """,
            values) == 1;
        if (isNew)
        {
            await MemberWords.AddAsync(db, workspace, person.Id, values.words);
            await db.RunAsync("UPDATE workspace SET members = members + 1 WHERE id = @workspace", values);
        }
        else
        {
            await db.RunAsync("UPDATE membership SET role = @role WHERE workspace_id = @workspace AND person_id = @Id", values);
        }
        Changed(transaction, workspace);
    }

    /// <summary>Gives a member another role.</summary>
    /// <returns>False when they do not have the role any more that they were thought to have; nothing is changed then.</returns>
    public async Task<bool> ChangeRoleAsync(
        StoreTransaction transaction, WorkspaceId workspace, PersonId person, Role from, Role to)
    {
        var changed = await transaction.Db.RunAsync(
            "UPDATE membership SET role = @to WHERE workspace_id = @workspace AND person_id = @person AND role = @from",
            new { workspace, person, from = (int)from, to = (int)to });
        Changed(transaction, workspace);
        return changed == 1;
    }

    /// <summary>
    /// Ends a membership, and with it everything else that somebody has in the workspace: what came by links, and the links
    /// they made.
    /// </summary>
    /// <returns>
    /// How many of their links ended; null when they do not have the role any more that they were thought to have, and
    /// nothing is changed then.
    /// </returns>
    public async Task<int?> RemoveAsync(
        StoreTransaction transaction, WorkspaceId workspace, PersonId person, Role role, string at)
    {
        var db = transaction.Db;
        var values = new { workspace, person, role = (int)role };
        var removed = await db.RunAsync(
            "DELETE FROM membership WHERE workspace_id = @workspace AND person_id = @person AND role = @role", values);
        if (removed == 0) return null;
        await MemberWords.RemoveAsync(db, workspace, person);
        await db.RunAsync("UPDATE workspace SET members = members - 1 WHERE id = @workspace", values);
        Changed(transaction, workspace);
        return await grants.EndAsync(transaction, workspace, person, at);
    }

    /// <summary>Makes another member the owner, and the owner an admin.</summary>
    /// <returns>False when one is not the owner any more or the other no member; the transaction must not be committed then.</returns>
    public async Task<bool> HandOverAsync(StoreTransaction transaction, WorkspaceId workspace, PersonId from, PersonId to, Role was) =>
        await ChangeRoleAsync(transaction, workspace, from, Role.Owner, Role.Admin)
        && await ChangeRoleAsync(transaction, workspace, to, was, Role.Owner);

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

    /// <summary>Keeps how a person looks to others up to date, in the lists of members too.</summary>
    public static async Task RememberAsync(Db db, Person person)
    {
        await db.RunAsync(
            """
            INSERT INTO person (id, name, color, avatar, is_guest) VALUES (@Id, @Name, @Color, @Avatar, @IsGuest)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, color = excluded.color, avatar = excluded.avatar,
              is_guest = excluded.is_guest
            """,
            new { person.Id, person.Name, person.Color, person.Avatar, IsGuest = person.IsGuest ? 1 : 0 });
        await MemberWords.RenameAsync(db, person.Id, Words.Line(person.Name));
    }
}
