using Tutti.Access;
using Tutti.Store;

namespace Tutti.Features.People;

/// <summary>How people are found by those who work with them.</summary>
internal static class PeopleStore
{
    // The newest of them; who is in more has to name one.
    private const int MostWorkspaces = 100;

    /// <summary>People by name, each once, without the one who asks.</summary>
    public static async Task<IReadOnlyList<MemberRow>> FindAsync(
        Db db, PersonId self, WorkspaceId? workspace, IReadOnlyList<string> words, int most)
    {
        var places = workspace is { } only ? [only] : await WorkspacesAsync(db, self);
        var found = new Dictionary<PersonId, MemberRow>();
        foreach (var place in places)
        {
            // One more than is shown, in case that one is oneself.
            foreach (var person in await MemberQueries.ListAsync(db, place, words, null, most + 1)) found.TryAdd(person.Id, person);
        }
        found.Remove(self);
        return [.. found.Values
            .OrderBy(person => person.NameWords, StringComparer.Ordinal)
            .ThenBy(person => person.Id.ToString(), StringComparer.Ordinal)
            .Take(most)];
    }

    private static Task<IReadOnlyList<WorkspaceId>> WorkspacesAsync(Db db, PersonId self) =>
        db.ListAsync<WorkspaceId>(
            """
            SELECT m.workspace_id FROM membership m JOIN workspace w ON w.id = m.workspace_id
            WHERE m.person_id = @self AND w.deleted_at IS NULL ORDER BY m.workspace_id DESC LIMIT @most
            """,
            new { self, most = MostWorkspaces });
}
