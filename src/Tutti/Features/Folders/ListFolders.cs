using Tutti.Actions;

namespace Tutti.Features.Folders;

/// <summary>All folders of a workspace, by name; there are few enough for one page.</summary>
internal sealed record ListFolders(WorkspaceId WorkspaceId) : IInWorkspace;

internal sealed class ListFoldersHandler : IHandler<ListFolders, Page<FolderView>>
{
    public async ValueTask<Outcome<Page<FolderView>>> Handle(
        ListFolders input, ActionContext context, CancellationToken cancellationToken)
    {
        var folders = await FolderStore.ListAsync(context.Db, input.WorkspaceId);
        var sorted = folders.OrderBy(folder => folder.FoldedName, StringComparer.Ordinal).Select(folder => folder.ToView());
        return new Page<FolderView>([.. sorted], null);
    }
}
