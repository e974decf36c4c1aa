using Tutti.Actions;

namespace Tutti.Features.Invitations;

/// <summary>Does not want to come: the invitation is over, and whoever made it sees so.</summary>
internal sealed record DeclineInvitation(string Token);

internal sealed class DeclineInvitationHandler(LinkTries tries) : IHandler<DeclineInvitation, Nothing>
{
    public async ValueTask<Outcome<Nothing>> Handle(
        DeclineInvitation input, ActionContext context, CancellationToken cancellationToken)
    {
        if (tries.Take(context) is { } wait) return wait;
        if (await InvitationStore.FindAsync(context.Db, input.Token) is not { } invitation || !invitation.Holds(context.Now))
            return AcceptInvitationHandler.Spent;
        if (!await InvitationStore.DeclineAsync(context.Db, invitation.Id, input.Token, context.At)) return AcceptInvitationHandler.Spent;
        tries.Succeeded(context);
        context.Raise(new InvitationDeclined(invitation.WorkspaceId, invitation.Id));
        return Nothing.Instance;
    }
}
