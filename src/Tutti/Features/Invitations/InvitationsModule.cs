using Microsoft.Extensions.DependencyInjection;
using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Invitations;

/// <summary>Invitations: the table of contents.</summary>
internal static class InvitationsModule
{
    public static void Add(IServiceCollection services, ActionRegistry actions)
    {
        services.AddOptions<InvitationsOptions>().BindConfiguration("Tutti:Invitations").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<InvitationMail>();
        actions.Add(new ActionDefinition<CreateInvitation, NewInvitationView, CreateInvitationHandler>(
            ActionKind.Create, "POST workspaces/{workspace_id}/invitations", Permission.Share)
        {
            Feature = Feature.Invitations,
        });
        actions.Add<ListInvitations, Page<InvitationItemView>, ListInvitationsHandler>(
            ActionKind.Read, "GET workspaces/{workspace_id}/invitations", Permission.Share);
        actions.Add<RevokeInvitation, Nothing, RevokeInvitationHandler>(
            ActionKind.Write, "DELETE workspaces/{workspace_id}/invitations/{invitation_id}", Permission.Share);
        actions.Add(new ActionDefinition<ResendInvitation, NewInvitationView, ResendInvitationHandler>(
            ActionKind.Create, "POST workspaces/{workspace_id}/invitations/{invitation_id}/resend", Permission.Share)
        {
            Feature = Feature.Invitations,
        });
        actions.Add<ReadInvitation, InvitationView, ReadInvitationHandler>(ActionKind.Read, "GET invitations/{token}");
        actions.Add<AcceptInvitation, AcceptedView, AcceptInvitationHandler>(
            ActionKind.Write, "POST invitations/{token}/accept");
        actions.Add<DeclineInvitation, Nothing, DeclineInvitationHandler>(
            ActionKind.Write, "POST invitations/{token}/decline");
    }
}
