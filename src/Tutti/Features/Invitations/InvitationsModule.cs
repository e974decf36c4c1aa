using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Invitations;

/// <summary>Invitations: the table of contents.</summary>
internal static class InvitationsModule
{
    public static void Add(ActionRegistry actions)
    {
        actions.Add<CreateInvitation, NewInvitationView, CreateInvitationHandler>(
            ActionKind.Create, "POST workspaces/{workspace_id}/invitations", Permission.Share);
        actions.Add<ReadInvitation, InvitationView, ReadInvitationHandler>(ActionKind.Read, "GET invitations/{token}");
        actions.Add<AcceptInvitation, AcceptedView, AcceptInvitationHandler>(
            ActionKind.Write, "POST invitations/{token}/accept");
    }
}
