using Tutti.Store;

namespace Tutti.Features.Documents;

/// <summary>All SQL of documents.</summary>
internal static class DocumentStore
{
    private const string Columns = "id, workspace_id, title, kind, epoch, created_by, created_at, updated_at";

    public static Task InsertAsync(Db db, Document document) =>
        db.RunAsync(
            $"""
            INSERT INTO document ({Columns})
            VALUES (@Id, @WorkspaceId, @Title, @Kind, @Epoch, @CreatedBy, @CreatedAt, @UpdatedAt)
            """,
            document);

    public static Task<Document?> FindAsync(Db db, DocumentId id) =>
        db.FirstAsync<Document>($"SELECT {Columns} FROM document WHERE id = @id AND deleted_at IS NULL", new { id });

    public static Task<IReadOnlyList<Document>> ListAsync(Db db, WorkspaceId workspace, DocumentId? after, int most) =>
        db.ListAsync<Document>(
            $"""
            SELECT {Columns} FROM document
            WHERE workspace_id = @workspace AND deleted_at IS NULL AND id < @before ORDER BY id DESC LIMIT @most
            """,
            new { workspace, before = after?.ToString() ?? "~", most });

    public static Task<IReadOnlyList<DocumentId>> IdsAsync(Db db, WorkspaceId workspace) =>
        db.ListAsync<DocumentId>("SELECT id FROM document WHERE workspace_id = @workspace", new { workspace });

    public static Task RenameAsync(Db db, DocumentId id, string title, string at) =>
        db.RunAsync("UPDATE document SET title = @title, updated_at = @at WHERE id = @id", new { id, title, at });

    public static Task<WorkspaceId?> WorkspaceAsync(Db db, DocumentId id) =>
        db.FirstAsync<WorkspaceId?>("SELECT workspace_id FROM document WHERE id = @id", new { id });

    /// <summary>Says that someone has just changed the content.</summary>
    public static Task TouchAsync(Db db, DocumentId id, PersonId person, string at)
    {
        _ = person;
        return db.RunAsync("UPDATE document SET updated_at = @at WHERE id = @id AND updated_at < @at", new { id, at });
    }

    public static Task DeleteAsync(Db db, DocumentId id, string at) =>
        db.RunAsync("UPDATE document SET deleted_at = @at WHERE id = @id", new { id, at });
}
