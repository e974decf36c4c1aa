using Tutti.Actions;

namespace Tutti.Features.Folders;

/// <summary>Makes a folder, at the top or in another.</summary>
internal sealed record CreateFolder(WorkspaceId WorkspaceId, string Name, string? ParentId = null) : IInWorkspace, IValidated
{
    public Refusal? Validate() => PlainText.CheckName("name", Name);
}

internal sealed class CreateFolderHandler : IHandler<CreateFolder, FolderView>
{
    public async ValueTask<Outcome<FolderView>> Handle(CreateFolder input, ActionContext context, CancellationToken cancellationToken)
    {
        var folder = new Folder
        {
            Id = Guid.CreateVersion7(context.Now).ToString("D"),
            WorkspaceId = input.WorkspaceId,
            ParentId = input.ParentId is null or Folder.TopName ? Folder.Top : input.ParentId,
            Name = input.Name.Trim(),
            CreatedBy = context.Person.Id,
            CreatedAt = context.At,
        };
        var tree = await FolderStore.HoldAsync(context.Db, input.WorkspaceId);
        if (tree.CheckNew(folder.ParentId, folder.Name) is { } refusal) return refusal;
        await FolderStore.InsertAsync(context.Db, folder);
        var view = folder.ToView();
        context.Raise(new FolderCreated(input.WorkspaceId, folder.Id, folder.Name, view.ParentId));
        return view;
    }
}
