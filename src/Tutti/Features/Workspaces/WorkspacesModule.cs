using Microsoft.Extensions.DependencyInjection;
using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Workspaces;

/// <summary>Workspaces: the table of contents.</summary>
internal static class WorkspacesModule
{
    public static void Add(IServiceCollection services, ActionRegistry actions)
    {
        services.AddOptions<WorkspacesOptions>().BindConfiguration("Tutti:Workspaces").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<WorkspaceQuota>();
        actions.Add<CreateWorkspace, WorkspaceView, CreateWorkspaceHandler>(ActionKind.Create, "POST workspaces");
        actions.Add<ListWorkspaces, Page<WorkspaceView>, ListWorkspacesHandler>(ActionKind.Read, "GET workspaces");
        actions.Add<ListDeletedWorkspaces, Page<WorkspaceView>, ListDeletedWorkspacesHandler>(ActionKind.Read, "GET workspaces/deleted");
        actions.Add<ReadWorkspace, WorkspaceView, ReadWorkspaceHandler>(
            ActionKind.Read, "GET workspaces/{workspace_id}", Permission.See);
        actions.Add<RenameWorkspace, WorkspaceView, RenameWorkspaceHandler>(
            ActionKind.Write, "PATCH workspaces/{workspace_id}", Permission.Administer);
        actions.Add<ChangeWorkspaceSettings, WorkspaceView, ChangeWorkspaceSettingsHandler>(
            ActionKind.Write, "PATCH workspaces/{workspace_id}/settings", Permission.Administer);
        actions.Add<DeleteWorkspace, Nothing, DeleteWorkspaceHandler>(
            ActionKind.Write, "DELETE workspaces/{workspace_id}", Permission.Own);
        actions.Add<RestoreWorkspace, WorkspaceView, RestoreWorkspaceHandler>(
            ActionKind.Write, "POST workspaces/{workspace_id}/restore", Permission.Own);
    }
}
