using Tutti.Actions;

namespace Tutti.Features.Folders;

/// <summary>Gives a folder another name, or puts it elsewhere; <c>root</c> is the top.</summary>
internal sealed record ChangeFolder(WorkspaceId WorkspaceId, string FolderId, string? Name = null, string? ParentId = null)
    : IInWorkspace, IValidated
{
    public Refusal? Validate() => this switch
    {
        { Name: null, ParentId: null } => new(RefusalCode.InvalidMessage, "Give a name or a parent_id."),
        { Name: { } name } => PlainText.CheckName("name", name),
        _ => null,
    };
}

internal sealed class ChangeFolderHandler : IHandler<ChangeFolder, FolderView>
{
    public async ValueTask<Outcome<FolderView>> Handle(ChangeFolder input, ActionContext context, CancellationToken cancellationToken)
    {
        var workspace = input.WorkspaceId;
        var tree = await FolderStore.HoldAsync(context.Db, workspace);
        if (tree.Find(input.FolderId) is not { } folder) return ActionRights.NoSuchThing;
        var name = input.Name?.Trim() ?? folder.Name;
        var parent = input.ParentId switch
        {
            null => folder.ParentId,
            Folder.TopName => Folder.Top,
            var id => id,
        };
        if (tree.CheckPlace(folder, parent, name) is { } refusal) return refusal;
        await FolderStore.PlaceAsync(context.Db, folder.Id, parent, name);
        var view = folder.ToView() with { Name = name, ParentId = parent == Folder.Top ? null : parent };
        if (name != folder.Name) context.Raise(new FolderRenamed(workspace, folder.Id, name, folder.Name));
        if (parent != folder.ParentId) context.Raise(new FolderMoved(workspace, folder.Id, name, view.ParentId));
        return view;
    }
}
