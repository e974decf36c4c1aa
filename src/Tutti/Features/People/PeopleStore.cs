using System.Text;
using Tutti.Access;
using Tutti.Store;

namespace Tutti.Features.People;

/// <summary>How people are found by those who work with them.</summary>
internal static class PeopleStore
{
    // A completion wants a few; who looks for one among more types another letter.
    private const int MostCandidates = 300;

    /// <summary>People by name, each once, without the one who asks.</summary>
    public static async Task<IReadOnlyList<PersonView>> FindAsync(
        Db db, PersonId self, WorkspaceId? workspace, IReadOnlyList<string> words, int most)
    {
        var where = new StringBuilder("me.person_id = @self AND w.id = me.workspace_id AND w.deleted_at IS NULL");
        if (workspace is not null) where.Append(" AND me.workspace_id = @workspace");
        where.Append(words.Count == 0
            ? " AND x.workspace_id = me.workspace_id AND x.person_id <> @self"
            : " AND x.workspace_id = me.workspace_id AND x.person_id <> @self AND x.word >= @from AND x.word < @to");
        // The longest is the one that fewest names have, more often than not.
        var longest = words.MaxBy(word => word.Length) ?? "";
        var found = await db.ListAsync<PersonRow>(
            $"""
            SELECT p.id, p.name, p.color, p.avatar FROM (
              SELECT DISTINCT person_id FROM (
                SELECT x.person_id FROM membership me
                CROSS JOIN workspace w
                CROSS JOIN {(words.Count == 0 ? "membership" : "member_word")} x
                WHERE {where} LIMIT {MostCandidates}) seen) c
            JOIN person p ON p.id = c.person_id
            """,
            new { self, workspace, from = longest, to = Words.End(longest) });
        return [.. found
            .Select(row => (Row: row, Line: Words.Line(row.Name)))
            .Where(one => words.All(word => (' ' + one.Line).Contains(' ' + word, StringComparison.Ordinal)))
            .OrderBy(one => one.Line, StringComparer.Ordinal)
            .ThenBy(one => one.Row.Id.ToString(), StringComparer.Ordinal)
            .Take(most)
            .Select(one => one.Row.ToView())];
    }

    private sealed class PersonRow
    {
        public PersonId Id { get; init; }

        public string Name { get; init; } = "";

        public string Color { get; init; } = "";

        public string? Avatar { get; init; }

        public PersonView ToView() => new(Id, Name, Color, Avatar);
    }
}
