using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Invitations;

/// <summary>Comes into a workspace. An invitation is for one person; accepting it again leads them to the same place.</summary>
internal sealed record AcceptInvitation(string Token);

internal sealed class AcceptInvitationHandler(Memberships memberships, LinkTries tries)
    : IHandler<AcceptInvitation, AcceptedView>
{
    // Used, declined, taken back, expired and never made look the same.
    public static readonly Refusal Spent = new(RefusalCode.NotFound, "This invitation does not exist, has expired or was used.");

    private static readonly Refusal NoGuests = new(
        RefusalCode.PermissionDenied, "This workspace takes people with an account only; make one first.");

    public async ValueTask<Outcome<AcceptedView>> Handle(
        AcceptInvitation input, ActionContext context, CancellationToken cancellationToken)
    {
        if (tries.Take(context) is { } wait) return wait;
        var person = context.Person;
        if (await InvitationStore.FindAsync(context.Db, input.Token) is not { } invitation) return Spent;
        var current = await Memberships.RoleAsync(context.Db, invitation.WorkspaceId, person.Id);
        if (invitation.AcceptedBy == person.Id && current is { } kept) return Came(context, invitation, kept);
        if (!invitation.Holds(context.Now)) return Spent;

        // A member who opens the link keeps the better role; the invitation stays for whom it was meant.
        if (current is { } had && had >= invitation.Role) return Came(context, invitation, had);
        if (person.IsGuest && !invitation.Features.HasFlag(Feature.Guests)) return NoGuests;

        if (!await InvitationStore.AcceptAsync(context.Db, invitation.Id, input.Token, person.Id, context.At)) return Spent;
        await memberships.SetAsync(context.Transaction, invitation.WorkspaceId, person, invitation.Role, context.At);
        context.Raise(new InvitationAccepted(invitation.WorkspaceId, invitation.Id, invitation.Role));
        return Came(context, invitation, invitation.Role);
    }

    private AcceptedView Came(ActionContext context, Invitation invitation, Role role)
    {
        tries.Succeeded(context);
        return new AcceptedView(invitation.WorkspaceId, role);
    }
}
