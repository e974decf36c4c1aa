using Dapper;
using Tutti.Access;
using Tutti.Store;

namespace Tutti.Features.Documents;

/// <summary>Which of everything one may see is looked for.</summary>
/// <param name="Words">How words of the title begin.</param>
/// <param name="SharedOnly">Only what was shared by a link.</param>
/// <param name="After">Where the page before ended.</param>
/// <param name="Most">How many at most.</param>
internal sealed record RecentFilter(IReadOnlyList<string> Words, bool SharedOnly, (string Value, string Id)? After, int Most);

/// <summary>
/// What changed last among everything one may see. Workspaces are gone through by their newest change until a page is full;
/// all others are asked at once for what is newer still, so that being in many costs little.
/// </summary>
internal static class RecentDocuments
{
    // The words of all titles in one's workspaces.
    private const string Titles =
        """
        membership m CROSS JOIN workspace w CROSS JOIN document_word x
        WHERE m.person_id = @person AND w.id = m.workspace_id AND w.deleted_at IS NULL AND x.workspace_id = m.workspace_id
        """;

    public static async Task<IReadOnlyList<DocumentView>> FindAsync(Db db, Person person, string now, RecentFilter filter)
    {
        var (words, sharedOnly, after, most) = filter;
        var values = WordFilter.Values(words);
        values.Add("person", person.Id);
        values.Add("now", now);
        values.Add("value", after?.Value ?? "~");
        values.Add("id", after?.Id ?? "");
        values.Add("most", most);
        var wanted = WordFilter.Among("d.title_words", words.Count);
        var heads = await SharedAsync(db, values, wanted);
        if (sharedOnly) return await ViewsAsync(db, heads);
        heads.AddRange(await new WordSearch(Titles, words.Count).FewAsync(db, values) is { } rows
            ? await CandidatesAsync(db, values, rows)
            : await NewestAsync(db, values, wanted, heads, most));
        heads.Sort(static (one, other) => Head.Compare(other, one));
        return await ViewsAsync(db, heads.Count <= most ? heads : heads[..most]);
    }

    // Where one is a member, the workspace lists it.
    private static async Task<List<Head>> SharedAsync(Db db, DynamicParameters values, string wanted) =>
        [.. await db.ListAsync<Head>(
            $"""
            SELECT d.id, d.updated_at, s.role FROM document d JOIN ({AccessQueries.SharedWithPerson}) s ON s.document_id = d.id
            WHERE (d.updated_at, d.id) < (@value, @id){wanted} ORDER BY d.updated_at DESC, d.id DESC LIMIT @most
            """,
            values)];

    // Titles that few have in common are looked up, in all workspaces at once.
    private static async Task<IReadOnlyList<Head>> CandidatesAsync(Db db, DynamicParameters values, string rows) =>
        await db.ListAsync<Head>(
            $"""
            WITH found AS MATERIALIZED (
              SELECT DISTINCT x.document_id AS id, m.role, w.name AS workspace_name, (
                SELECT d.updated_at FROM document d
                WHERE d.id = x.document_id AND d.deleted_at IS NULL AND (d.updated_at, d.id) < (@value, @id)) AS updated_at
              FROM {rows})
            SELECT id, updated_at, role, workspace_name FROM found WHERE updated_at IS NOT NULL
            ORDER BY updated_at DESC, id DESC LIMIT @most
            """,
            values);

    private static async Task<IReadOnlyList<Head>> NewestAsync(
        Db db, DynamicParameters values, string wanted, IReadOnlyList<Head> shared, int most)
    {
        var found = new List<Head>(shared);
        var places = await PlacesAsync(db, values);
        var looked = 0;
        for (; looked < places.Count && found.Count < most; looked++)
            found.AddRange(await InOneAsync(db, values, wanted, places[looked], $"looked{looked}"));
        if (looked == places.Count) return Listed(found);
        // All other workspaces at once: only what is newer than what fills the page already.
        found.Sort(static (one, other) => Head.Compare(other, one));
        var floor = found[most - 1].UpdatedAt;
        if (string.CompareOrdinal(places[looked].Newest, floor) >= 0)
            found.AddRange(await InOthersAsync(db, values, wanted, floor, looked));
        return Listed(found);

        static IReadOnlyList<Head> Listed(List<Head> found) => [.. found.Where(head => head.WorkspaceName is not null)];
    }

    private static async Task<IEnumerable<Head>> InOneAsync(Db db, DynamicParameters values, string wanted, Place place, string name)
    {
        values.Add(name, place.Id);
        var heads = await db.ListAsync<Head>(
            $"""
            SELECT d.id, d.updated_at FROM document d
            WHERE d.workspace_id = @{name} AND d.deleted_at IS NULL AND (d.updated_at, d.id) < (@value, @id){wanted}
            ORDER BY d.updated_at DESC, d.id DESC LIMIT @most
            """,
            values);
        return heads.Select(head => head with { Role = place.Role, WorkspaceName = place.Name });
    }

    private static Task<IReadOnlyList<Head>> InOthersAsync(Db db, DynamicParameters values, string wanted, string floor, int looked)
    {
        values.Add("floor", floor);
        var others = string.Concat(Enumerable.Range(0, looked).Select(number => $" AND m.workspace_id <> @looked{number}"));
        return db.ListAsync<Head>(
            $"""
            SELECT d.id, d.updated_at, m.role, w.name AS workspace_name
            FROM membership m CROSS JOIN workspace w CROSS JOIN document d
            WHERE m.person_id = @person AND w.id = m.workspace_id AND w.deleted_at IS NULL{others}
              AND d.workspace_id = m.workspace_id AND d.deleted_at IS NULL AND d.updated_at >= @floor
              AND (d.updated_at, d.id) < (@value, @id){wanted}
            ORDER BY d.updated_at DESC, d.id DESC LIMIT @most
            """,
            values);
    }

    private static async Task<IReadOnlyList<Place>> PlacesAsync(Db db, DynamicParameters values)
    {
        var places = await db.ListAsync<Place>(
            """
            SELECT w.id, w.name, m.role, (
              SELECT max(d.updated_at) FROM document d
              WHERE d.workspace_id = m.workspace_id AND d.deleted_at IS NULL AND d.updated_at <= @value) AS newest
            FROM membership m JOIN workspace w ON w.id = m.workspace_id
            WHERE m.person_id = @person AND w.deleted_at IS NULL
            """,
            values);
        return [.. places.Where(place => place.Newest is not null).OrderByDescending(place => place.Newest, StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<DocumentView>> ViewsAsync(Db db, IReadOnlyList<Head> heads)
    {
        if (heads.Count == 0) return [];
        var values = new DynamicParameters();
        for (var i = 0; i < heads.Count; i++) values.Add($"id{i}", heads[i].Id);
        var rows = await db.ListAsync<Document>(
            $"""
            SELECT {DocumentStore.Columns} FROM document d LEFT JOIN person p ON p.id = d.updated_by
            WHERE d.id IN ({string.Join(", ", heads.Select((_, number) => $"@id{number}"))})
            """,
            values);
        var byId = rows.ToDictionary(row => row.Id);
        return [.. heads.Where(head => byId.ContainsKey(head.Id)).Select(head => head.ToView(byId[head.Id]))];
    }

    private sealed class Place
    {
        public WorkspaceId Id { get; init; }

        public string Name { get; init; } = "";

        public int Role { get; init; }

        public string? Newest { get; init; }
    }

    /// <summary>One document in the order, before the rest of it is read. The name of its workspace is null for a link's.</summary>
    private sealed record Head
    {
        public DocumentId Id { get; init; }

        public string UpdatedAt { get; init; } = "";

        public int Role { get; init; }

        public string? WorkspaceName { get; init; }

        public static int Compare(Head one, Head other) =>
            string.CompareOrdinal(one.UpdatedAt, other.UpdatedAt) is not 0 and var byTime
                ? byTime
                : string.CompareOrdinal(one.Id.ToString(), other.Id.ToString());

        public DocumentView ToView(Document row)
        {
            var view = row.ToView((Role)Role);
            return WorkspaceName is null
                ? view with { FolderId = null }
                : view with { Workspace = new WorkspaceNameView(row.WorkspaceId, WorkspaceName) };
        }
    }
}
