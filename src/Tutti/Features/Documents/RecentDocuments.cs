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
/// What changed last among everything one may see. Workspaces are gone through by their newest change, and only as long as
/// they could still hold something newer than what was found, so that being in many costs little.
/// </summary>
internal static class RecentDocuments
{
    public static async Task<IReadOnlyList<DocumentView>> FindAsync(Db db, Person person, string now, RecentFilter filter)
    {
        var (words, sharedOnly, after, most) = filter;
        var found = new List<DocumentView>(await SharedAsync(db, person, now, words, after, most));
        if (sharedOnly) return found;
        foreach (var place in await PlacesAsync(db, person.Id, after?.Value))
        {
            if (found.Count >= most && string.CompareOrdinal(place.Newest, found[most - 1].UpdatedAt) < 0) break;
            var inPlace = new DocumentFilter(place.Id, DocumentOrder.ByChange) { Words = words, After = after, Most = most };
            foreach (var document in await DocumentLists.FindAsync(db, inPlace))
                found.Add(document.ToView((Role)place.Role) with { Workspace = new WorkspaceNameView(place.Id, place.Name) });
            found.Sort(static (one, other) => Compare(other, one));
        }
        return found.Count <= most ? found : found[..most];
    }

    private static int Compare(DocumentView one, DocumentView other) =>
        string.CompareOrdinal(one.UpdatedAt, other.UpdatedAt) is not 0 and var byTime
            ? byTime
            : string.CompareOrdinal(one.Id.ToString(), other.Id.ToString());

    private static async Task<IReadOnlyList<Place>> PlacesAsync(Db db, PersonId person, string? before)
    {
        var newest = string.Join(" UNION ALL ", Enum.GetValues<DocumentKind>().Select(kind =>
            $"""
            SELECT max(d.updated_at) AS at FROM document d
            WHERE d.workspace_id = w.id AND d.kind = '{DocumentKinds.Of(kind)}' AND d.deleted_at IS NULL AND d.updated_at <= @before
            """));
        var places = await db.ListAsync<Place>(
            $"""
            SELECT w.id, w.name, m.role, (SELECT max(n.at) FROM ({newest}) n) AS newest
            FROM membership m JOIN workspace w ON w.id = m.workspace_id
            WHERE m.person_id = @person AND w.deleted_at IS NULL
            """,
            new { person, before = before ?? "~" });
        return [.. places.Where(place => place.Newest is not null).OrderByDescending(place => place.Newest, StringComparer.Ordinal)];
    }

    // Where one is a member, the workspace lists it.
    private static async Task<IEnumerable<DocumentView>> SharedAsync(
        Db db, Person person, string now, IReadOnlyList<string> words, (string Value, string Id)? after, int most)
    {
        var values = WordFilter.Values(words);
        values.Add("person", person.Id);
        values.Add("now", now);
        values.Add("value", after?.Value ?? "~");
        values.Add("id", after?.Id ?? "");
        values.Add("most", most);
        var wanted = string.Concat(words.Select((_, number) => " AND " + WordFilter.On("d.title_words", number)));
        var rows = await db.ListAsync<SharedDocument>(
            $"""
            SELECT {DocumentStore.Columns}, s.role
            FROM document d LEFT JOIN person p ON p.id = d.updated_by
            JOIN ({AccessQueries.SharedWithPerson}) s ON s.document_id = d.id
            WHERE (d.updated_at, d.id) < (@value, @id){wanted}
            ORDER BY d.updated_at DESC, d.id DESC LIMIT @most
            """,
            values);
        return rows.Select(row => row.ToView((Role)row.Role) with { FolderId = null });
    }

    private sealed class SharedDocument : Document
    {
        public int Role { get; init; }
    }

    private sealed class Place
    {
        public WorkspaceId Id { get; init; }

        public string Name { get; init; } = "";

        public int Role { get; init; }

        public string? Newest { get; init; }
    }
}
