using Tutti.Store;

namespace Tutti.Tests.Support;

/// <summary>Documents by the thousand, written where the server would have written them.</summary>
internal static class ManyDocuments
{
    /// <summary>Adds documents with the titles <c>Report 00000</c> and so on.</summary>
    public static async Task SeedDocumentsAsync(this TuttiHost host, string workspace, Visitor author, int count)
    {
        var at = Timestamps.Text(host.Clock.GetUtcNow());
        var values = new { workspace, author = author.Person.Id.ToString(), at, count };
        await host.RunSqlAsync(
            """
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < @count - 1)
            INSERT INTO document (id, workspace_id, title, kind, epoch, created_by, created_at, updated_at, updated_by, title_words)
            SELECT '01900000-0000-7000-8000-' || substr(CAST(1000000000000 + i AS TEXT), 2),
              @workspace, 'Report ' || substr(CAST(100000 + i AS TEXT), 2),
              CASE i % 4 WHEN 0 THEN 'artifact' WHEN 1 THEN 'workflow' WHEN 2 THEN 'pipeline' ELSE 'session' END,
              '01900000-0000-7000-8000-000000000000', @author, @at, @at, @author, 'report ' || substr(CAST(100000 + i AS TEXT), 2)
            FROM n
            """,
            values);
        await host.RunSqlAsync(
            """
            INSERT INTO document_word (workspace_id, word, document_id, title_words)
            SELECT workspace_id, 'report', id, title_words FROM document WHERE workspace_id = @workspace AND title LIKE 'Report %'
            """,
            values);
        await host.RunSqlAsync(
            """
            INSERT INTO document_word (workspace_id, word, document_id, title_words)
            SELECT workspace_id, substr(title, 8), id, title_words FROM document WHERE workspace_id = @workspace AND title LIKE 'Report %'
            """,
            values);
        await host.RunSqlAsync("UPDATE workspace SET documents = documents + @count WHERE id = @workspace", values);
    }
}
