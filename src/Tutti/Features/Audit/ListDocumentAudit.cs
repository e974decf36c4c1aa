using Tutti.Actions;
using Tutti.Actions.Events;

namespace Tutti.Features.Audit;

/// <summary>Everything that was done to a document, newest first, with session and address.</summary>
internal sealed record ListDocumentAudit(
    DocumentId DocumentId,
    string? Type = null,
    PersonId? PersonId = null,
    string? Address = null,
    string? From = null,
    string? To = null,
    int? Limit = null,
    string? After = null) : IInDocument, IValidated
{
    public EventQuery Query => new()
    {
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

internal sealed class ListDocumentAuditHandler : IHandler<ListDocumentAudit, Page<AuditView>>
{
    public async ValueTask<Outcome<Page<AuditView>>> Handle(
        ListDocumentAudit input, ActionContext context, CancellationToken cancellationToken)
    {
        var (rows, next) = await input.Query.ReadAsync(context.Db, input.Limit ?? PageSize.Usual);
        return new Page<AuditView>([.. rows.Select(AuditView.Of)], next);
    }
}
