using Tutti.Store;

namespace Tutti.Features.Folders;

/// <summary>All SQL of folders.</summary>
internal static class FolderStore
{
    private const string Columns = "id, workspace_id, parent_id, name, documents, created_by, created_at";

    public static Task<IReadOnlyList<Folder>> ListAsync(Db db, WorkspaceId workspace) =>
        db.ListAsync<Folder>($"SELECT {Columns} FROM folder WHERE workspace_id = @workspace", new { workspace });

    /// <summary>
    /// All folders, with the workspace's row kept for this transaction: two changes of the tree come one behind the other.
    /// </summary>
    public static async Task<FolderTree> HoldAsync(Db db, WorkspaceId workspace)
    {
        await db.RunAsync("UPDATE workspace SET members = members WHERE id = @workspace", new { workspace });
        return new FolderTree(await ListAsync(db, workspace));
    }

    public static Task InsertAsync(Db db, Folder folder) =>
        db.RunAsync(
            $"""
            INSERT INTO folder ({Columns}, folded_name)
            VALUES (@Id, @WorkspaceId, @ParentId, @Name, @Documents, @CreatedBy, @CreatedAt, @FoldedName)
            """,
            folder);

    public static Task PlaceAsync(Db db, string id, string parent, string name) =>
        db.RunAsync(
            "UPDATE folder SET parent_id = @parent, name = @name, folded_name = @folded WHERE id = @id",
            new { id, parent, name, folded = Folder.Fold(name) });

    /// <summary>Puts the documents of a folder, the deleted ones too, into another or to the top.</summary>
    public static async Task EmptyAsync(Db db, Folder folder)
    {
        var values = new { folder.WorkspaceId, folder.Id, folder.ParentId };
        await db.RunAsync(
            "UPDATE document SET folder_id = @ParentId WHERE workspace_id = @WorkspaceId AND folder_id = @Id AND deleted_at IS NULL", values);
        await db.RunAsync(
            "UPDATE document SET folder_id = @ParentId WHERE workspace_id = @WorkspaceId AND folder_id = @Id AND deleted_at IS NOT NULL", values);
        await db.RunAsync(
            "UPDATE folder SET documents = documents + (SELECT f.documents FROM folder f WHERE f.id = @Id) WHERE id = @ParentId", values);
    }

    public static Task DeleteAsync(Db db, string id) => db.RunAsync("DELETE FROM folder WHERE id = @id", new { id });
}
