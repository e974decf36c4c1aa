using Tutti.Store;

namespace Tutti.Features.Documents;

/// <summary>The words of titles, one row each, so that a document is found by how a word of its title begins.</summary>
internal static class DocumentWords
{
    public static async Task AddAsync(Db db, WorkspaceId workspace, DocumentId document, IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            await db.RunAsync(
                "INSERT INTO document_word (workspace_id, word, document_id) VALUES (@workspace, @word, @document) ON CONFLICT DO NOTHING",
                new { workspace, word, document });
        }
    }

    public static async Task ChangeAsync(Db db, WorkspaceId workspace, DocumentId document, string from, string to)
    {
        var (old, now) = (Words.Of(from), Words.Of(to));
        foreach (var word in old.Except(now, StringComparer.Ordinal))
        {
            await db.RunAsync(
                "DELETE FROM document_word WHERE workspace_id = @workspace AND word = @word AND document_id = @document",
                new { workspace, word, document });
        }
        await AddAsync(db, workspace, document, now.Except(old, StringComparer.Ordinal));
    }
}
