using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Email;
using Tutti.Store;

namespace Tutti.Features.Invitations;

/// <summary>Makes a link that lets one person into a workspace, and mails it when there is an address.</summary>
internal sealed record CreateInvitation(
    WorkspaceId WorkspaceId, Role Role, string? Email = null, string? Message = null, int? ExpiresInDays = null) : IInWorkspace, IValidated
{
    public const int UsualDays = 7;
    private const int MostDays = 365, LongestMessage = 500;

    public Refusal? Validate() => this switch
    {
        { Role: Role.Owner } => new(RefusalCode.InvalidMessage, "Ownership is handed over, not given by invitation."),
        { Email: { } email } when !EmailAddress.IsOne(EmailAddress.Normalise(email)) =>
            new(RefusalCode.InvalidMessage, "This is no e-mail address."),
        { Message: { } message } when PlainText.CheckLines("message", message, LongestMessage) is { } wrong => wrong,
        _ => CheckDays(ExpiresInDays),
    };

    public static Refusal? CheckDays(int? days) => days is null or (>= 1 and <= MostDays)
        ? null
        : new(RefusalCode.InvalidMessage, $"An invitation holds for 1 to {MostDays} days.");
}

internal sealed class CreateInvitationHandler(IOptions<TuttiOptions> options, InvitationMail mail)
    : IHandler<CreateInvitation, NewInvitationView>
{
    public static readonly Refusal NotYours = new(RefusalCode.PermissionDenied, "A role above your own is not yours to give.");

    public ValueTask<Refusal?> Prepare(CreateInvitation input, ActionContext context, CancellationToken cancellationToken)
    {
        if (input.Role > context.Role) return new(NotYours);
        return new(input.Email is { } email ? mail.Take(context, input.WorkspaceId, EmailAddress.Normalise(email)) : null);
    }

    public async ValueTask<Outcome<NewInvitationView>> Handle(
        CreateInvitation input, ActionContext context, CancellationToken cancellationToken)
    {
        var token = Invitation.NewToken();
        var id = Guid.CreateVersion7(context.Now).ToString("D");
        await InvitationStore.InsertAsync(
            context.Db,
            new Invitation
            {
                Id = id,
                WorkspaceId = input.WorkspaceId,
                Role = input.Role,
                Email = input.Email is { } email ? EmailAddress.Normalise(email) : null,
                Message = string.IsNullOrWhiteSpace(input.Message) ? null : input.Message.Trim(),
                CreatedBy = context.Person.Id,
                CreatedAt = context.At,
                ExpiresAt = Timestamps.Text(context.Now.AddDays(input.ExpiresInDays ?? CreateInvitation.UsualDays)),
            },
            Invitation.HashOf(token));
        if (await InvitationStore.FindAsync(context.Db, input.WorkspaceId, id) is not { } invitation) return ActionRights.NoSuchThing;
        if (invitation.Email is not null && await mail.SendAsync(context, invitation, token) is { } unsent) return unsent;
        context.Raise(new InvitationCreated(input.WorkspaceId, id, invitation.Role, invitation.Email, invitation.ExpiresAt));
        return View(invitation, token, context, options.Value);
    }

    public static NewInvitationView View(Invitation invitation, string token, ActionContext context, TuttiOptions options) => new(
        invitation.Id,
        token,
        options.LinkTo(context.Caller.Origin, options.InvitationPage + token),
        invitation.Role,
        invitation.Email,
        invitation.ExpiresAt);
}
