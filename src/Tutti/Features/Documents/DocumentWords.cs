using Tutti.Store;

namespace Tutti.Features.Documents;

/// <summary>
/// The words of titles, one row each, so that a document is found by how a word of its title begins. The whole title lies
/// beside each, so that its other words need not be looked up.
/// </summary>
internal static class DocumentWords
{
    /// <summary>Adds the words of a title.</summary>
    /// <param name="db">The transaction.</param>
    /// <param name="workspace">The workspace of the document.</param>
    /// <param name="document">The document.</param>
    /// <param name="line">Its title as <see cref="Words.Line"/> gives it.</param>
    public static async Task AddAsync(Db db, WorkspaceId workspace, DocumentId document, string line)
    {
        foreach (var word in Words.Of(line))
        {
            await db.RunAsync(
                """
                INSERT INTO document_word (workspace_id, word, document_id, title_words)
                VALUES (@workspace, @word, @document, @line) ON CONFLICT DO NOTHING
                """,
                new { workspace, word, document, line });
        }
    }

    public static async Task ChangeAsync(Db db, WorkspaceId workspace, DocumentId document, string from, string to)
    {
        if (from == to) return;
        foreach (var word in Words.Of(from))
        {
            await db.RunAsync(
                "DELETE FROM document_word WHERE workspace_id = @workspace AND word = @word AND document_id = @document",
                new { workspace, word, document });
        }
        await AddAsync(db, workspace, document, to);
    }
}
