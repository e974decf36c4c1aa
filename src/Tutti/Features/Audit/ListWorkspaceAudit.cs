using Tutti.Actions;
using Tutti.Actions.Events;

namespace Tutti.Features.Audit;

/// <summary>Everything that was done in a workspace, newest first, with session and address.</summary>
internal sealed record ListWorkspaceAudit(
    WorkspaceId WorkspaceId,
    string? Type = null,
    PersonId? PersonId = null,
    DocumentId? DocumentId = null,
    string? Address = null,
    string? From = null,
    string? To = null,
    int? Limit = null,
    string? After = null) : IInWorkspace, IValidated
{
    public EventQuery Query => new()
    {
        Workspace = WorkspaceId,
        Document = DocumentId,
        Type = Type,
        Person = PersonId,
        Address = Address,
        From = From,
        To = To,
        After = After,
    };

    public Refusal? Validate() => PageSize.Check(Limit) ?? Query.Check();
}

internal sealed class ListWorkspaceAuditHandler : IHandler<ListWorkspaceAudit, Page<AuditView>>
{
    public async ValueTask<Outcome<Page<AuditView>>> Handle(
        ListWorkspaceAudit input, ActionContext context, CancellationToken cancellationToken)
    {
        var (rows, next) = await input.Query.ReadAsync(context.Db, input.Limit ?? PageSize.Usual);
        return new Page<AuditView>([.. rows.Select(AuditView.Of)], next);
    }
}
