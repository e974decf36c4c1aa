using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Members;

/// <summary>Members: the table of contents.</summary>
internal static class MembersModule
{
    public static void Add(ActionRegistry actions)
    {
        actions.Add<ListMembers, Page<MemberView>, ListMembersHandler>(
            ActionKind.Read, "GET workspaces/{workspace_id}/members", Permission.See);
        actions.Add<ChangeRole, MemberView, ChangeRoleHandler>(
            ActionKind.Write, "PATCH workspaces/{workspace_id}/members/{person_id}", Permission.Share);
        actions.Add<RemoveMember, Nothing, RemoveMemberHandler>(
            ActionKind.Write, "DELETE workspaces/{workspace_id}/members/{person_id}", Permission.Share);
        actions.Add<LeaveWorkspace, Nothing, LeaveWorkspaceHandler>(
            ActionKind.Write, "POST workspaces/{workspace_id}/leave", Permission.See);
        actions.Add<HandOverWorkspace, MemberView, HandOverWorkspaceHandler>(
            ActionKind.Write, "POST workspaces/{workspace_id}/owner", Permission.Own);
    }
}
