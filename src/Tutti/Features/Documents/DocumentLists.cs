using System.Text;
using Dapper;
using Tutti.Store;

namespace Tutti.Features.Documents;

/// <summary>In which order a list of documents is, and which column says so.</summary>
internal sealed record DocumentOrder(string Name, string Column, bool Descending)
{
    public static readonly DocumentOrder ByChange = new("updated", "updated_at", true),
        ByTitle = new("title", "title_words", false),
        ByAge = new("created", "id", true),
        ByDeletion = new("deleted", "deleted_at", true);

    public static DocumentOrder Read(string? name) => name == ByTitle.Name ? ByTitle : name == ByAge.Name ? ByAge : ByChange;
}

/// <summary>Which documents of a workspace are looked for.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Order">The order; that of the deleted ones lists those, any other what is there.</param>
internal sealed record DocumentFilter(WorkspaceId Workspace, DocumentOrder Order)
{
    /// <summary>The folder, empty for the top; null for all.</summary>
    public string? Folder { get; init; }

    public DocumentKind? Kind { get; init; }

    /// <summary>How words of the title begin.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Where the page before ended.</summary>
    public (string Value, string Id)? After { get; init; }

    public int Most { get; init; }
}

/// <summary>
/// The lists of documents. Each order has an index in which the documents of one kind lie as they are listed, so a page is
/// read from its place there; all kinds together are four such ranges, merged. Words that few titles have are looked up
/// first; among many that match, going through the order finds a page as quickly.
/// </summary>
internal static class DocumentLists
{
    private const int MostCandidates = 1_000;

    public static async Task<IReadOnlyList<Document>> FindAsync(Db db, DocumentFilter filter)
    {
        var (rarest, isNone) = await RarestAsync(db, filter);
        if (isNone) return [];
        var kinds = filter.Kind is { } kind ? [kind] : Enum.GetValues<DocumentKind>();
        var found = rarest is null
            ? string.Join("\nUNION ALL\n", kinds.Select(one => $"SELECT * FROM ({Range(filter, one)}) {DocumentKinds.Of(one)}"))
            : Candidates(filter);
        var order = filter.Order.Descending ? "DESC" : "ASC";
        return await db.ListAsync<Document>(
            $"""
            SELECT {DocumentStore.Columns} FROM (
            {found}
            ORDER BY place {order}, id {order} LIMIT @most) page
            JOIN document d ON d.id = page.id LEFT JOIN person p ON p.id = d.updated_by
            ORDER BY page.place {order}, page.id {order}
            """,
            Values(filter, rarest));
    }

    private static string Range(DocumentFilter filter, DocumentKind kind)
    {
        var order = filter.Order.Descending ? "DESC" : "ASC";
        var column = filter.Order.Column;
        var by = column == "id" ? $"d.id {order}" : $"d.{column} {order}, d.id {order}";
        return
            $"""
            SELECT d.id, d.{column} AS place FROM document d
            WHERE d.workspace_id = @workspace AND d.kind = '{DocumentKinds.Of(kind)}'{Where(filter)}
            ORDER BY {by} LIMIT @most
            """;
    }

    private static string Candidates(DocumentFilter filter) =>
        $"""
        SELECT d.id, d.{filter.Order.Column} AS place
        FROM (SELECT DISTINCT document_id FROM document_word WHERE workspace_id = @workspace AND word >= @rarest AND word < @end) c
        CROSS JOIN document d
        WHERE d.id = c.document_id{(filter.Kind is null ? "" : " AND d.kind = @kind")}{Where(filter)}
        """;

    private static string Where(DocumentFilter filter)
    {
        var where = new StringBuilder();
        var column = filter.Order.Column;
        var isBefore = filter.Order.Descending ? '<' : '>';
        where.Append(filter.Order == DocumentOrder.ByDeletion ? " AND d.deleted_at IS NOT NULL" : " AND d.deleted_at IS NULL");
        if (filter.Folder is not null) where.Append(" AND d.folder_id = @folder");
        for (var i = 0; i < filter.Words.Count; i++) where.Append(" AND ").Append(WordFilter.On("d.title_words", i));
        if (filter.After is not null)
            where.Append(column == "id" ? $" AND d.id {isBefore} @afterId" : $" AND (d.{column}, d.id) {isBefore} (@afterValue, @afterId)");
        return where.ToString();
    }

    private static DynamicParameters Values(DocumentFilter filter, string? rarest)
    {
        var values = WordFilter.Values(filter.Words);
        values.Add("workspace", filter.Workspace);
        values.Add("folder", filter.Folder);
        values.Add("kind", filter.Kind is { } kind ? DocumentKinds.Of(kind) : null);
        values.Add("afterValue", filter.After?.Value);
        values.Add("afterId", filter.After?.Id);
        values.Add("rarest", rarest);
        values.Add("end", Words.End(rarest ?? ""));
        values.Add("most", filter.Most);
        return values;
    }

    // The word that fewest titles have; null when each is in many. None means that one is in no title at all.
    private static async Task<(string? Rarest, bool IsNone)> RarestAsync(Db db, DocumentFilter filter)
    {
        var (fewest, rarest) = (MostCandidates, (string?)null);
        foreach (var word in filter.Words)
        {
            var count = await db.FirstAsync<int>(
                """
                SELECT count(*) FROM (
                  SELECT 1 FROM document_word WHERE workspace_id = @Workspace AND word >= @word AND word < @end LIMIT @fewest) few
                """,
                new { filter.Workspace, word, end = Words.End(word), fewest });
            if (count < fewest) (fewest, rarest) = (count, word);
        }
        return (rarest, fewest == 0);
    }
}
