using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Members;

/// <summary>Takes someone out of a workspace, and away from everything in it: also from what was shared with them by a link.</summary>
internal sealed record RemoveMember(WorkspaceId WorkspaceId, PersonId PersonId) : IInWorkspace;

internal sealed class RemoveMemberHandler(Memberships memberships) : IHandler<RemoveMember, Nothing>
{
    public async ValueTask<Outcome<Nothing>> Handle(RemoveMember input, ActionContext context, CancellationToken cancellationToken)
    {
        var (workspace, person) = (input.WorkspaceId, input.PersonId);
        if (await MemberQueries.FindAsync(context.Db, workspace, person) is not { } member) return ActionRights.NoSuchThing;
        if (await MemberRules.MayTouchAsync(context, workspace, member, mayBeOneself: false) is { } refusal) return refusal;
        if (await memberships.RemoveAsync(context.Transaction, workspace, person, member.Role, context.At) is not { } links)
            return MemberRules.ChangedMeanwhile;
        context.Raise(new MemberRemoved(workspace, person, member.Name, member.Role, links));
        return Nothing.Instance;
    }
}
