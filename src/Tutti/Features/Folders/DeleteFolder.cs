using Tutti.Actions;

namespace Tutti.Features.Folders;

/// <summary>Takes a folder away; what is in it goes one level higher.</summary>
internal sealed record DeleteFolder(WorkspaceId WorkspaceId, string FolderId) : IInWorkspace;

internal sealed class DeleteFolderHandler : IHandler<DeleteFolder, Nothing>
{
    public async ValueTask<Outcome<Nothing>> Handle(DeleteFolder input, ActionContext context, CancellationToken cancellationToken)
    {
        var tree = await FolderStore.HoldAsync(context.Db, input.WorkspaceId);
        if (tree.Find(input.FolderId) is not { } folder) return ActionRights.NoSuchThing;
        await FolderStore.EmptyAsync(context.Db, folder);
        await FolderStore.DeleteAsync(context.Db, folder.Id);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var inside in tree.In(folder.Id))
        {
            // The name of the folder that goes is free again.
            var name = Folder.Fold(inside.Name) == folder.FoldedName && taken.Add(folder.FoldedName)
                ? inside.Name
                : tree.FreeName(folder.ParentId, inside.Name, taken);
            taken.Add(Folder.Fold(name));
            await FolderStore.PlaceAsync(context.Db, inside.Id, folder.ParentId, name);
        }
        context.Raise(new FolderDeleted(input.WorkspaceId, folder.Id, folder.Name, folder.ToView().ParentId));
        return Nothing.Instance;
    }
}
