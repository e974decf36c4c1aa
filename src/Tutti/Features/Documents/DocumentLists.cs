using System.Text;
using Dapper;
using Tutti.Store;

namespace Tutti.Features.Documents;

/// <summary>
/// The lists of documents. Each order has an index in which the documents lie as they are listed, so a page is read from
/// its place there; all kinds of a folder together are a few such pages.
/// <para>
/// Words that few titles have are looked up: see <see cref="WordSearch"/>. One that many have turns up soon enough on the way
/// through the order, and several do when they are in many titles together, which the beginning of the way tells.
/// </para>
/// </summary>
internal static class DocumentLists
{
    // How much of the way is looked at, and how many times that it may lead past until the page is full.
    private const int Beginning = 2_500, MostBeginnings = 4;

    public static async Task<IReadOnlyList<Document>> FindAsync(Db db, DocumentFilter filter)
    {
        var values = Values(filter);
        var search = new WordSearch("document_word x WHERE x.workspace_id = @workspace", filter.Words.Count);
        var rows = await search.RareAsync(db, values);
        if (rows is null && filter.Words.Count > 1 && !await IsNearAsync(db, filter, values)) rows = await search.RarestAsync(db, values);
        var found = rows is null ? Ranges(filter) : Candidates(filter, rows);
        var direction = filter.Order.Direction;
        return await db.ListAsync<Document>(
            $"""
            SELECT {DocumentStore.Columns} FROM (
            {found}
            ORDER BY place {direction}, id {direction} LIMIT @most) page
            JOIN document d ON d.id = page.id LEFT JOIN person p ON p.id = d.updated_by
            ORDER BY page.place {direction}, page.id {direction}
            """,
            values);
    }

    // Whether a page of documents with all words lies near on the way; what is left of the way may also be short.
    private static async Task<bool> IsNearAsync(Db db, DocumentFilter filter, DynamicParameters values)
    {
        if (filter.Order == DocumentOrder.ByDeletion) return true;
        var direction = filter.Order.Direction;
        var found = await db.FirstAsync<int>(
            $"""
            SELECT CASE WHEN count(*) < {Beginning} THEN @most ELSE count(CASE WHEN {string.Join(
                " AND ", filter.Words.Select((_, number) => WordFilter.On("way.title_words", number)))} THEN 1 END) END
            FROM (
              SELECT d.title_words FROM document d
              WHERE d.workspace_id = @workspace{(filter.Kinds.Count > 1 ? "" : " AND d.kind = @kind0")}{Where(filter with { Folder = null })}
              ORDER BY d.{filter.Order.Column} {direction}, d.id {direction} LIMIT {Beginning}) way
            """,
            values);
        return found * MostBeginnings >= filter.Most;
    }

    // A page of each range, since not every engine reads several ranges only as far as their merge needs.
    private static string Ranges(DocumentFilter filter)
    {
        if (filter is { Kinds.Count: > 1, Folder: null } && filter.Order != DocumentOrder.ByDeletion) return Range(filter, "");
        var direction = filter.Order.Direction;
        return string.Join("\nUNION ALL\n", filter.Kinds.Select((_, number) =>
            $"""
            SELECT id, place FROM (
            {Range(filter, $" AND d.kind = @kind{number}")}
            ORDER BY place {direction}, id {direction} LIMIT @most) AS range{number}
            """));
    }

    private static string Range(DocumentFilter filter, string kind) =>
        $"""
        SELECT d.id AS id, d.{filter.Order.Column} AS place FROM document d
        WHERE d.workspace_id = @workspace{kind}{Where(filter)}{WordFilter.Among("d.title_words", filter.Words.Count)}
        """;

    // Materialized, and the place by a query of its own, so that no planner reads all documents to find a few hundred.
    private static string Candidates(DocumentFilter filter, string rows) =>
        $"""
        SELECT id, place FROM (WITH found AS MATERIALIZED (
          SELECT DISTINCT x.document_id AS id, (
            SELECT d.{filter.Order.Column} FROM document d
            WHERE d.id = x.document_id{Where(filter)}{(filter.Kinds.Count > 1 ? "" : " AND d.kind = @kind0")}) AS place
          FROM {rows})
        SELECT id, place FROM found WHERE place IS NOT NULL) candidates
        """;

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
}
