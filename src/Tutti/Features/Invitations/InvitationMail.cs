using Microsoft.Extensions.Options;
using Tutti.Actions;
using Tutti.Email;

namespace Tutti.Features.Invitations;

/// <summary>Sends invitations, and not so many that the server would be somebody's spam cannon.</summary>
internal sealed class InvitationMail(
    EmailOutbox outbox, IOptions<InvitationsOptions> options, IOptions<TuttiOptions> tutti, TimeProvider clock)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1), Day = TimeSpan.FromDays(1);

    private static readonly Refusal NeedsAccount = new(
        RefusalCode.PermissionDenied, "Invitations by e-mail need an account; as a guest, make a link and send it yourself.");

    private readonly Budget _perPerson = new(options.Value.EmailsPerPersonAndHour, Hour, clock);
    private readonly Budget _perAddress = new(options.Value.EmailsPerAddressAndHour, Hour, clock);
    private readonly Budget _perWorkspace = new(options.Value.EmailsPerWorkspaceAndDay, Day, clock);
    private readonly Budget _perRecipient = new(options.Value.EmailsPerRecipientAndDay, Day, clock);

    /// <summary>Whether one more may be sent; counts it.</summary>
    public Refusal? Take(ActionContext context, WorkspaceId workspace, string email)
    {
        if (outbox.Check() is { } refusal) return refusal;
        // Whoever can come as a guest as often as they like would have as many budgets.
        if (context.Person.IsGuest) return NeedsAccount;
        var wait = _perPerson.Take(context.Person.Id.ToString())
            ?? _perAddress.Take(context.Caller.Address)
            ?? _perRecipient.Take($"{workspace} {email}")
            ?? _perWorkspace.Take(workspace.ToString());
        return wait is { } time
            ? new Refusal(RefusalCode.RateLimited, "Too many invitations by e-mail; wait a while, or send the link yourself.", time)
            : null;
    }

    /// <summary>Leaves the message with the invitation; an older one that has not gone out is dropped.</summary>
    public async ValueTask<Refusal?> SendAsync(ActionContext context, Invitation invitation, string token)
    {
        await EmailOutbox.DropAsync(context.Db, invitation.Id);
        var url = outbox.Link(context, tutti.Value.InvitationPage + token);
        var letter = InvitationLetter.Write(
            invitation.WorkspaceName, context.Person.Name, invitation.Role, invitation.Message, url, invitation.ExpiresAt);
        return await outbox.EnqueueAsync(context, letter.To(invitation.Email!), invitation.Id);
    }
}
