using Microsoft.Extensions.Options;
using Tutti.Actions;
using Tutti.Store;

namespace Tutti.Features.Invitations;

/// <summary>
/// Gives an invitation a new link, also one that has expired, and mails it again when it was by e-mail. The old link is
/// dead, and from here on the invitation is that of whoever sent it last.
/// </summary>
internal sealed record ResendInvitation(WorkspaceId WorkspaceId, string InvitationId, int? ExpiresInDays = null) : IInWorkspace, IValidated
{
    public Refusal? Validate() => CreateInvitation.CheckDays(ExpiresInDays);
}

internal sealed class ResendInvitationHandler(IOptions<TuttiOptions> options, InvitationMail mail)
    : IHandler<ResendInvitation, NewInvitationView>
{
    public static readonly Refusal Answered = new(RefusalCode.Conflict, "This invitation was answered or taken back already.");

    public async ValueTask<Refusal?> Prepare(ResendInvitation input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await InvitationStore.FindAsync(context.Db, input.WorkspaceId, input.InvitationId) is not { } invitation)
            return ActionRights.NoSuchThing;
        if (invitation is { AcceptedBy: not null } or { DeclinedAt: not null } or { RevokedAt: not null }) return Answered;
        if (invitation.Role > context.Role) return CreateInvitationHandler.NotYours;
        return invitation.Email is { } email ? mail.Take(context, input.WorkspaceId, email) : null;
    }

    public async ValueTask<Outcome<NewInvitationView>> Handle(
        ResendInvitation input, ActionContext context, CancellationToken cancellationToken)
    {
        var token = Invitation.NewToken();
        var expiresAt = Timestamps.Text(context.Now.AddDays(input.ExpiresInDays ?? CreateInvitation.UsualDays));
        if (!await InvitationStore.RenewAsync(context.Db, input.InvitationId, Invitation.HashOf(token), context.Person.Id, expiresAt))
            return Answered;
        var invitation = (await InvitationStore.FindAsync(context.Db, input.WorkspaceId, input.InvitationId))!;
        if (invitation.Email is not null && await mail.SendAsync(context, invitation, token) is { } unsent) return unsent;
        context.Raise(new InvitationRenewed(input.WorkspaceId, invitation.Id, invitation.ExpiresAt));
        return CreateInvitationHandler.View(invitation, token, context, options.Value);
    }
}
