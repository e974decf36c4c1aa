using System.Text;
using Dapper;
using Tutti.Store;

namespace Tutti.Features.Documents;

/// <summary>
/// The lists of documents. Each order has an index in which the documents of one kind lie as they are listed, so a page is
/// read from its place there; all kinds together are a few such ranges, which both engines merge as they read.
/// <para>
/// Words that few titles have are looked up. A word that many have turns up soon enough on the way through the order; when
/// several do and the page is not full after a while, they may be in few titles together, and all are looked up.
/// </para>
/// </summary>
internal static class DocumentLists
{
    private const int MostCandidates = 1_000, MostLookedThrough = 5_000;

    public static async Task<IReadOnlyList<Document>> FindAsync(Db db, DocumentFilter filter)
    {
        var (rarest, isNone) = await RarestAsync(db, filter);
        if (isNone) return [];
        if (rarest is { } word) return await PageAsync(db, filter, Candidates(filter, [word]));
        if (filter.Words.Count < 2) return await PageAsync(db, filter, Ranges(filter, WordsOf(filter, "d.")));
        var soon = await PageAsync(db, filter, FirstRows(filter));
        return soon.Count == filter.Most
            ? soon
            : await PageAsync(db, filter, Candidates(filter, [.. Enumerable.Range(0, filter.Words.Count)]));
    }

    private static Task<IReadOnlyList<Document>> PageAsync(Db db, DocumentFilter filter, string found)
    {
        var direction = filter.Order.Direction;
        return db.ListAsync<Document>(
            $"""
            SELECT {DocumentStore.Columns} FROM (
            {found}
            ORDER BY place {direction}, id {direction} LIMIT @most) page
            JOIN document d ON d.id = page.id LEFT JOIN person p ON p.id = d.updated_by
            ORDER BY page.place {direction}, page.id {direction}
            """,
            Values(filter));
    }

    // No limit inside: a range is read only as far as the merge of all of them needs.
    private static string Ranges(DocumentFilter filter, string more, string columns = "")
    {
        return string.Join("\nUNION ALL\n", filter.Kinds.Select((_, number) =>
            $"""
            SELECT d.id AS id, d.{filter.Order.Column} AS place{columns} FROM document d
            WHERE d.workspace_id = @workspace AND d.kind = @kind{number}{Where(filter)}{more}
            """));
    }

    private static string FirstRows(DocumentFilter filter) =>
        $"""
        SELECT first.id, first.place FROM (
        {Ranges(filter, "", ", d.title_words")}
        ORDER BY place {filter.Order.Direction}, id {filter.Order.Direction} LIMIT {MostLookedThrough}) first
        WHERE 1 = 1{WordsOf(filter, "first.")}
        """;

    private static string Candidates(DocumentFilter filter, IReadOnlyList<int> words)
    {
        var ranges = words.Select(number =>
            $"SELECT document_id FROM document_word WHERE workspace_id = @workspace AND word >= @from{number} AND word < @to{number}");
        return
            $"""
            SELECT d.id AS id, d.{filter.Order.Column} AS place
            FROM (SELECT DISTINCT document_id FROM ({string.Join(" INTERSECT ", ranges)}) ranges) c
            CROSS JOIN document d
            WHERE d.id = c.document_id{(filter.Kinds.Count == 1 ? " AND d.kind = @kind0" : "")}{Where(filter)}{WordsOf(filter, "d.")}
            """;
    }

    private static string Where(DocumentFilter filter)
    {
        var where = new StringBuilder();
        var (column, isBefore) = (filter.Order.Column, filter.Order.Descending ? '<' : '>');
        where.Append(filter.Order == DocumentOrder.ByDeletion ? " AND d.deleted_at IS NOT NULL" : " AND d.deleted_at IS NULL");
        if (filter.Folder is not null) where.Append(" AND d.folder_id = @folder");
        if (filter.After is not null)
            where.Append(column == "id" ? $" AND d.id {isBefore} @afterId" : $" AND (d.{column}, d.id) {isBefore} (@afterValue, @afterId)");
        return where.ToString();
    }

    private static string WordsOf(DocumentFilter filter, string table) =>
        string.Concat(filter.Words.Select((_, number) => " AND " + WordFilter.On(table + "title_words", number)));

    private static DynamicParameters Values(DocumentFilter filter)
    {
        var values = WordFilter.Values(filter.Words);
        values.Add("workspace", filter.Workspace);
        values.Add("folder", filter.Folder);
        for (var number = 0; number < filter.Kinds.Count; number++) values.Add($"kind{number}", filter.Kinds[number]);
        values.Add("afterValue", filter.After?.Value);
        values.Add("afterId", filter.After?.Id);
        values.Add("most", filter.Most);
        return values;
    }

    // The number of the word that fewest titles have; null when each is in many. None means that one is in no title at all.
    private static async Task<(int? Rarest, bool IsNone)> RarestAsync(Db db, DocumentFilter filter)
    {
        var (fewest, rarest) = (MostCandidates, (int?)null);
        for (var number = 0; number < filter.Words.Count; number++)
        {
            var word = filter.Words[number];
            var count = await db.FirstAsync<int>(
                """
                SELECT count(*) FROM (
                  SELECT 1 FROM document_word WHERE workspace_id = @Workspace AND word >= @word AND word < @end LIMIT @fewest) seen
                """,
                new { filter.Workspace, word, end = Words.End(word), fewest });
            if (count < fewest) (fewest, rarest) = (count, number);
        }
        return (rarest, fewest == 0);
    }
}
