using Tutti.Actions;
using Tutti.Store;

namespace Tutti.Features.Invitations;

/// <summary>What an invitation offers, for whoever holds its link, signed in or not.</summary>
internal sealed record ReadInvitation(string Token) : IForAnyone;

internal sealed class ReadInvitationHandler : IHandler<ReadInvitation, InvitationView>
{
    public async ValueTask<Outcome<InvitationView>> Handle(
        ReadInvitation input, ActionContext context, CancellationToken cancellationToken)
    {
        var invitation = await InvitationStore.FindAsync(context.Db, input.Token);
        if (invitation is null or { AcceptedBy: not null } || Timestamps.Read(invitation.ExpiresAt) <= context.Now)
            return AcceptInvitationHandler.Spent;
        var workspace = new InvitedTo(invitation.WorkspaceId, invitation.WorkspaceName);
        var inviter = new Inviter(invitation.CreatedBy, invitation.InvitedBy, invitation.InviterColor);
        return new InvitationView(workspace, inviter, invitation.Role, invitation.ExpiresAt);
    }
}
