using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Members;

/// <summary>Leaves a workspace. The owner has to hand it over first.</summary>
internal sealed record LeaveWorkspace(WorkspaceId WorkspaceId) : IInWorkspace;

internal sealed class LeaveWorkspaceHandler(Memberships memberships) : IHandler<LeaveWorkspace, Nothing>
{
    public async ValueTask<Outcome<Nothing>> Handle(LeaveWorkspace input, ActionContext context, CancellationToken cancellationToken)
    {
        var role = context.Role!.Value;
        if (MemberRules.MayLeave(role) is { } refusal) return refusal;
        if (await memberships.RemoveAsync(context.Transaction, input.WorkspaceId, context.Person.Id, role, context.At) is not { } links)
            return MemberRules.ChangedMeanwhile;
        context.Raise(new MemberLeft(input.WorkspaceId, role, links));
        return Nothing.Instance;
    }
}
