using Tutti.Actions;

namespace Tutti.Features.Audit;

/// <summary>Computes the chain of a workspace's events anew and says whether it is whole, or where it first is not.</summary>
internal sealed record VerifyAudit(WorkspaceId WorkspaceId) : IInWorkspace;

/// <summary>What came of it.</summary>
/// <param name="Intact">Whether every event is there, as it was written.</param>
/// <param name="Checked">How many events were found right before the first that is not.</param>
/// <param name="Broken">The first event that is not as it was written.</param>
internal sealed record VerifiedView(bool Intact, long Checked, BrokenLink? Broken);

/// <summary>The first event that is not as it was written.</summary>
/// <param name="Number">Its link in the chain.</param>
/// <param name="Id">Its id, when there is a row.</param>
/// <param name="At">When it says it was, when there is a row.</param>
/// <param name="Reason"><c>changed</c>, <c>missing</c>, <c>inserted</c> or <c>out_of_order</c>.</param>
internal sealed record BrokenLink(long Number, string? Id, string? At, string Reason);

internal sealed class VerifyAuditHandler(AuditVerifier verifier) : IHandler<VerifyAudit, VerifiedView>
{
    public async ValueTask<Outcome<VerifiedView>> Handle(
        VerifyAudit input, ActionContext context, CancellationToken cancellationToken) =>
        await verifier.VerifyAsync(context.Db, input.WorkspaceId, cancellationToken);
}
