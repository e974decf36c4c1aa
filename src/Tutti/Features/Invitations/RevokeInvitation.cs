using Tutti.Actions;
using Tutti.Email;

namespace Tutti.Features.Invitations;

/// <summary>Takes an invitation back: its link is dead, and mail that has not gone out stays here.</summary>
internal sealed record RevokeInvitation(WorkspaceId WorkspaceId, string InvitationId) : IInWorkspace;

internal sealed class RevokeInvitationHandler : IHandler<RevokeInvitation, Nothing>
{
    public async ValueTask<Outcome<Nothing>> Handle(
        RevokeInvitation input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await InvitationStore.FindAsync(context.Db, input.WorkspaceId, input.InvitationId) is not { } invitation)
            return ActionRights.NoSuchThing;
        if (!await InvitationStore.RevokeAsync(context.Db, invitation.Id, context.At)) return ResendInvitationHandler.Answered;
        await EmailOutbox.DropAsync(context.Db, invitation.Id);
        context.Raise(new InvitationRevoked(input.WorkspaceId, invitation.Id));
        return Nothing.Instance;
    }
}
