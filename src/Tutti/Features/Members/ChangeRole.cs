using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Members;

/// <summary>Gives a member another role.</summary>
internal sealed record ChangeRole(WorkspaceId WorkspaceId, PersonId PersonId, Role Role) : IInWorkspace, IValidated
{
    public Refusal? Validate() => Role == Role.Owner
        ? new Refusal(RefusalCode.InvalidMessage, "Ownership is handed over, not given as a role.")
        : null;
}

internal sealed class ChangeRoleHandler(Memberships memberships) : IHandler<ChangeRole, MemberView>
{
    public async ValueTask<Outcome<MemberView>> Handle(ChangeRole input, ActionContext context, CancellationToken cancellationToken)
    {
        var (workspace, person) = (input.WorkspaceId, input.PersonId);
        if (await MemberQueries.FindAsync(context.Db, workspace, person) is not { } member) return ActionRights.NoSuchThing;
        if (await MemberRules.MayTouchAsync(context, workspace, member, mayBeOneself: true) is { } refusal) return refusal;
        // Nobody is above the one who asks once the two checks before hold, but for oneself: there the only way is down.
        if (input.Role > context.Role) return MemberRules.AboveOneself;
        if (member.Role == input.Role) return MemberView.Of(member);
        if (!await memberships.ChangeRoleAsync(context.Transaction, workspace, person, member.Role, input.Role))
            return MemberRules.ChangedMeanwhile;
        context.Raise(new MemberRoleChanged(workspace, person, member.Name, input.Role, member.Role));
        return MemberView.Of(member) with { Role = input.Role };
    }
}
