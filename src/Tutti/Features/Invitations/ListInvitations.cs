using System.ComponentModel.DataAnnotations;
using Tutti.Actions;

namespace Tutti.Features.Invitations;

/// <summary>The invitations into a workspace, newest first: all, or those that nobody has answered and that still hold.</summary>
internal sealed record ListInvitations(
    WorkspaceId WorkspaceId,
    [property: AllowedValues(Invitation.Open)] string? State = null,
    int? Limit = null,
    string? After = null) : IInWorkspace, IValidated
{
    public Refusal? Validate() => State is null or Invitation.Open
        ? PageSize.Check(Limit)
        : new Refusal(RefusalCode.InvalidMessage, "The state is open, or left out.");
}

internal sealed class ListInvitationsHandler : IHandler<ListInvitations, Page<InvitationItemView>>
{
    public async ValueTask<Outcome<Page<InvitationItemView>>> Handle(
        ListInvitations input, ActionContext context, CancellationToken cancellationToken)
    {
        var most = (input.Limit ?? PageSize.Usual) + 1;
        var rows = input.State is null
            ? await InvitationStore.ListAsync(context.Db, input.WorkspaceId, input.After, most)
            : await InvitationStore.ListOpenAsync(context.Db, input.WorkspaceId, input.After, most, context.At);
        return PageSize.Of([.. rows.Select(row => row.ToItem(context.Now))], input.Limit, view => view.Id);
    }
}
