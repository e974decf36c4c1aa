using Tutti.Store;

namespace Tutti.Features.Documents;

/// <summary>All SQL of documents but for their lists.</summary>
internal static class DocumentStore
{
    public const string Columns =
        """
        d.id, d.workspace_id, d.title, d.kind, d.epoch, d.created_by, d.created_at, d.updated_at, d.deleted_at, d.folder_id,
        d.updated_by, p.name AS editor_name, p.color AS editor_color, p.avatar AS editor_avatar
        """;

    /// <summary>Adds a document.</summary>
    /// <returns>False when its folder is not there (any more).</returns>
    public static async Task<bool> InsertAsync(Db db, Document document)
    {
        if (!await CountAsync(db, document.WorkspaceId, document.FolderId, 1)) return false;
        var line = Words.Line(document.Title);
        await db.RunAsync(
            """
            INSERT INTO document (id, workspace_id, title, kind, epoch, created_by, created_at, updated_at, folder_id, updated_by, title_words)
            VALUES (@Id, @WorkspaceId, @Title, @Kind, @Epoch, @CreatedBy, @CreatedAt, @UpdatedAt, @FolderId, @CreatedBy, @line)
            """,
            new
            {
                document.Id,
                document.WorkspaceId,
                document.Title,
                document.Kind,
                document.Epoch,
                document.CreatedBy,
                document.CreatedAt,
                document.UpdatedAt,
                document.FolderId,
                line,
            });
        await DocumentWords.AddAsync(db, document.WorkspaceId, document.Id, line);
        return true;
    }

    public static Task<Document?> FindAsync(Db db, DocumentId id) =>
        db.FirstAsync<Document>(
            $"SELECT {Columns} FROM document d LEFT JOIN person p ON p.id = d.updated_by WHERE d.id = @id AND d.deleted_at IS NULL", new { id });

    /// <summary>How many documents a workspace has, without the deleted ones.</summary>
    public static Task<long> CountAsync(Db db, WorkspaceId workspace) =>
        db.FirstAsync<long>("SELECT documents FROM workspace WHERE id = @workspace", new { workspace });

    public static async Task RenameAsync(Db db, Document document, string title, PersonId person, string at)
    {
        var line = Words.Line(title);
        await db.RunAsync(
            "UPDATE document SET title = @title, title_words = @line, updated_at = @at, updated_by = @person WHERE id = @Id",
            new { document.Id, title, line, person, at });
        await DocumentWords.ChangeAsync(db, document.WorkspaceId, document.Id, Words.Line(document.Title), line);
    }

    /// <summary>Puts a document into another folder.</summary>
    /// <returns>False when that folder, or the document where it was, is not there any more; nothing may be committed then.</returns>
    public static async Task<bool> MoveAsync(Db db, Document document, string folder)
    {
        // In one order, so that two moves between the same two folders do not wait for each other.
        (string Folder, int Change)[] counts = [(document.FolderId, -1), (folder, 1)];
        foreach (var (counted, change) in counts.OrderBy(count => count.Folder, StringComparer.Ordinal))
        {
            if (!await CountInFolderAsync(db, document.WorkspaceId, counted, change)) return false;
        }
        return await db.RunAsync(
            "UPDATE document SET folder_id = @folder WHERE id = @Id AND folder_id = @FolderId AND deleted_at IS NULL",
            new { document.Id, document.FolderId, folder }) == 1;
    }

    /// <summary>Hides a document.</summary>
    /// <returns>Where it was, or null when it is hidden already.</returns>
    public static async Task<Document?> DeleteAsync(Db db, DocumentId id, string at)
    {
        var deleted = await db.FirstAsync<Document>(
            "UPDATE document SET deleted_at = @at WHERE id = @id AND deleted_at IS NULL RETURNING id, workspace_id, folder_id, title", new { id, at });
        if (deleted is not null) await CountAsync(db, deleted.WorkspaceId, deleted.FolderId, -1);
        return deleted;
    }

    /// <summary>Shows a document of a workspace again.</summary>
    /// <returns>Whether it was hidden.</returns>
    public static async Task<bool> RestoreAsync(Db db, WorkspaceId workspace, DocumentId id)
    {
        var folder = await db.FirstAsync<string>(
            """
            UPDATE document SET deleted_at = NULL WHERE id = @id AND workspace_id = @workspace AND deleted_at IS NOT NULL
            RETURNING folder_id
            """,
            new { workspace, id });
        if (folder is not null) await CountAsync(db, workspace, folder, 1);
        return folder is not null;
    }

    private static async Task<bool> CountAsync(Db db, WorkspaceId workspace, string folder, int change)
    {
        await db.RunAsync("UPDATE workspace SET documents = documents + @change WHERE id = @workspace", new { workspace, change });
        return await CountInFolderAsync(db, workspace, folder, change);
    }

    private static async Task<bool> CountInFolderAsync(Db db, WorkspaceId workspace, string folder, int change) =>
        folder.Length == 0
        || await db.RunAsync(
            "UPDATE folder SET documents = documents + @change WHERE id = @folder AND workspace_id = @workspace",
            new { workspace, folder, change }) == 1;

    public static Task<WorkspaceId?> WorkspaceAsync(Db db, DocumentId id) =>
        db.FirstAsync<WorkspaceId?>("SELECT workspace_id FROM document WHERE id = @id", new { id });

    public static Task<string?> KindAsync(Db db, DocumentId id) =>
        db.FirstAsync<string?>("SELECT kind FROM document WHERE id = @id", new { id });

    /// <summary>Says that someone has just changed the content.</summary>
    public static Task TouchAsync(Db db, DocumentId id, PersonId person, string at) =>
        db.RunAsync(
            "UPDATE document SET updated_at = @at, updated_by = @person WHERE id = @id AND updated_at < @at", new { id, person, at });
}
