using Tutti.Actions;

namespace Tutti.Features.Invitations;

/// <summary>What an invitation offers, for whoever holds its link, signed in or not.</summary>
internal sealed record ReadInvitation(string Token) : IForAnyone;

internal sealed class ReadInvitationHandler(LinkTries tries) : IHandler<ReadInvitation, InvitationView>
{
    public async ValueTask<Outcome<InvitationView>> Handle(
        ReadInvitation input, ActionContext context, CancellationToken cancellationToken)
    {
        if (tries.Take(context) is { } wait) return wait;
        if (await InvitationStore.FindAsync(context.Db, input.Token) is not { } invitation || !invitation.Holds(context.Now))
            return AcceptInvitationHandler.Spent;
        tries.Succeeded(context);
        return new InvitationView(
            new InvitedTo(invitation.WorkspaceId, invitation.WorkspaceName),
            new Inviter(invitation.CreatedBy, invitation.InvitedBy, invitation.InviterColor),
            invitation.Role,
            invitation.Email,
            invitation.Message,
            invitation.ExpiresAt);
    }
}
