using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Workspaces;

/// <summary>Workspaces: the table of contents.</summary>
internal static class WorkspacesModule
{
    public static void Add(ActionRegistry actions)
    {
        actions.Add<CreateWorkspace, WorkspaceView, CreateWorkspaceHandler>(ActionKind.Create, "POST workspaces");
        actions.Add<ListWorkspaces, Page<WorkspaceView>, ListWorkspacesHandler>(ActionKind.Read, "GET workspaces");
        actions.Add<ReadWorkspace, WorkspaceView, ReadWorkspaceHandler>(
            ActionKind.Read, "GET workspaces/{workspace_id}", Permission.See);
        actions.Add<RenameWorkspace, WorkspaceView, RenameWorkspaceHandler>(
            ActionKind.Write, "PATCH workspaces/{workspace_id}", Permission.Administer);
        actions.Add<DeleteWorkspace, Nothing, DeleteWorkspaceHandler>(
            ActionKind.Write, "DELETE workspaces/{workspace_id}", Permission.Own);
        actions.Add<ListMembers, Page<MemberView>, ListMembersHandler>(
            ActionKind.Read, "GET workspaces/{workspace_id}/members", Permission.See);
    }
}
