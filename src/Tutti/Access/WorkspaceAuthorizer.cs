using System.Collections.Concurrent;
using Tutti.Store;

namespace Tutti.Access;

/// <summary>
/// Tutti's own answer to who may do what: the role in the document's workspace. Answers are kept in memory until the
/// document's permission number is raised.
/// </summary>
internal sealed class WorkspaceAuthorizer(IStore store, PermissionVersions versions) : IRoomAuthorizer
{
    private const int MostKept = 100_000;

    private readonly ConcurrentDictionary<(PersonId Person, DocumentId Document), DocumentRights> _kept = new();

    public async ValueTask<DocumentRights?> AuthorizeAsync(
        Person person, DocumentId document, CancellationToken cancellationToken)
    {
        // The number is read before the table: rights that change in between are looked up again, never kept.
        var version = versions.Current(document);
        if (_kept.TryGetValue((person.Id, document), out var kept) && kept.Version == version) return kept;
        using var connection = store.OpenRead();
        var role = (Role?)await new Db(connection, null).FirstAsync<int?>(
            """
            SELECT m.role FROM document d
            JOIN workspace w ON w.id = d.workspace_id
            JOIN membership m ON m.workspace_id = d.workspace_id AND m.person_id = @Id
            WHERE d.id = @document AND d.deleted_at IS NULL AND w.deleted_at IS NULL
            """,
            new { person.Id, document });
        if (role is null) return null;
        if (_kept.Count >= MostKept) _kept.Clear();
        return _kept[(person.Id, document)] = new DocumentRights(role.Value, version);
    }

    /// <summary>What someone is in a workspace; null for a stranger, and when there is none.</summary>
    public async ValueTask<Role?> RoleAsync(PersonId person, WorkspaceId workspace)
    {
        using var connection = store.OpenRead();
        return await Memberships.RoleAsync(new Db(connection, null), workspace, person);
    }
}
