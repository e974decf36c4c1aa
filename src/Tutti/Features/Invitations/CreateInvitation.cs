using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Store;

namespace Tutti.Features.Invitations;

/// <summary>Makes a link that lets one person into a workspace.</summary>
internal sealed record CreateInvitation(WorkspaceId WorkspaceId, Role Role, int? ExpiresInDays = null) : IInWorkspace, IValidated
{
    private const int MostDays = 365;

    public Refusal? Validate() => this switch
    {
        { Role: Role.Owner } => new(RefusalCode.InvalidMessage, "Ownership is handed over, not given by invitation."),
        { ExpiresInDays: not (null or (>= 1 and <= MostDays)) } =>
            new(RefusalCode.InvalidMessage, $"An invitation holds for 1 to {MostDays} days."),
        _ => null,
    };
}

internal sealed class CreateInvitationHandler(IOptions<TuttiOptions> options)
    : IHandler<CreateInvitation, NewInvitationView>
{
    private const int UsualDays = 7;

    public async ValueTask<Outcome<NewInvitationView>> Handle(
        CreateInvitation input, ActionContext context, CancellationToken cancellationToken)
    {
        if (input.Role > context.Role) return new Refusal(RefusalCode.PermissionDenied, "A role above your own is not yours to give.");
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(context.Now).ToString("D"),
            WorkspaceId = input.WorkspaceId,
            Role = input.Role,
            CreatedBy = context.Person.Id,
            ExpiresAt = Timestamps.Text(context.Now.AddDays(input.ExpiresInDays ?? UsualDays)),
        };
        await InvitationStore.InsertAsync(context.Db, invitation, Invitation.HashOf(token), context.At);
        context.Raise(new InvitationCreated(input.WorkspaceId, invitation.Id, input.Role, invitation.ExpiresAt));
        var url = context.Caller.Origin + options.Value.InvitationPage + token;
        return new NewInvitationView(invitation.Id, token, url, input.Role, invitation.ExpiresAt);
    }
}
