using Tutti.Access;
using Tutti.Actions;
using Tutti.Store;

namespace Tutti.Features.Invitations;

/// <summary>Comes into a workspace. An invitation is for one person; accepting it again leads them to the same place.</summary>
internal sealed record AcceptInvitation(string Token);

internal sealed class AcceptInvitationHandler(Memberships memberships)
    : IHandler<AcceptInvitation, AcceptedView>
{
    // Used, expired and never made look the same.
    public static readonly Refusal Spent = new(RefusalCode.NotFound, "This invitation does not exist, has expired or was used.");

    public async ValueTask<Outcome<AcceptedView>> Handle(
        AcceptInvitation input, ActionContext context, CancellationToken cancellationToken)
    {
        var person = context.Person;
        if (await InvitationStore.FindAsync(context.Db, input.Token) is not { } invitation) return Spent;
        var current = await Memberships.RoleAsync(context.Db, invitation.WorkspaceId, person.Id);
        if (invitation.AcceptedBy == person.Id && current is { } kept) return new AcceptedView(invitation.WorkspaceId, kept);
        if (invitation.AcceptedBy is not null || Timestamps.Read(invitation.ExpiresAt) <= context.Now) return Spent;

        // A member who opens the link keeps the better role; the invitation stays for whom it was meant.
        if (current is { } had && had >= invitation.Role) return new AcceptedView(invitation.WorkspaceId, had);

        // It is worth no more than the rights its maker still has.
        var maker = await Memberships.RoleAsync(context.Db, invitation.WorkspaceId, invitation.CreatedBy);
        if (maker is null || !PermissionMatrix.Allows(maker.Value, Permission.Share) || maker < invitation.Role) return Spent;

        if (!await InvitationStore.AcceptAsync(context.Db, invitation.Id, person.Id, context.At)) return Spent;
        await memberships.SetAsync(context.Transaction, invitation.WorkspaceId, person, invitation.Role, context.At);
        context.Raise(new InvitationAccepted(invitation.WorkspaceId, invitation.Id, invitation.Role));
        return new AcceptedView(invitation.WorkspaceId, invitation.Role);
    }
}
