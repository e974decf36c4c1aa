using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Members;

/// <summary>Makes another member the owner; whoever was it stays as an admin.</summary>
internal sealed record HandOverWorkspace(WorkspaceId WorkspaceId, PersonId PersonId) : IInWorkspace;

internal sealed class HandOverWorkspaceHandler(Memberships memberships) : IHandler<HandOverWorkspace, MemberView>
{
    private static readonly Refusal AlreadyOwner = new(RefusalCode.Conflict, "You own this workspace already.");

    public async ValueTask<Outcome<MemberView>> Handle(
        HandOverWorkspace input, ActionContext context, CancellationToken cancellationToken)
    {
        var (workspace, person) = (input.WorkspaceId, input.PersonId);
        if (person == context.Person.Id) return AlreadyOwner;
        if (await MemberQueries.FindAsync(context.Db, workspace, person) is not { } member) return ActionRights.NoSuchThing;
        if (!await memberships.HandOverAsync(context.Transaction, workspace, context.Person.Id, person, member.Role))
            return MemberRules.ChangedMeanwhile;
        context.Raise(new OwnershipHandedOver(workspace, person, member.Name));
        return MemberView.Of(member) with { Role = Role.Owner };
    }
}
