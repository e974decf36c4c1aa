using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Folders;

/// <summary>Folders: the table of contents.</summary>
internal static class FoldersModule
{
    public static void Add(ActionRegistry actions)
    {
        actions.Add<ListFolders, Page<FolderView>, ListFoldersHandler>(
            ActionKind.Read, "GET workspaces/{workspace_id}/folders", Permission.See);
        actions.Add<CreateFolder, FolderView, CreateFolderHandler>(
            ActionKind.Create, "POST workspaces/{workspace_id}/folders", Permission.Edit);
        actions.Add<ChangeFolder, FolderView, ChangeFolderHandler>(
            ActionKind.Write, "PATCH workspaces/{workspace_id}/folders/{folder_id}", Permission.Edit);
        actions.Add<DeleteFolder, Nothing, DeleteFolderHandler>(
            ActionKind.Write, "DELETE workspaces/{workspace_id}/folders/{folder_id}", Permission.Edit);
    }
}
