using Tutti.Actions;
using Tutti.Actions.Events;

namespace Tutti.Features.Audit;

/// <summary>The audit of a workspace as a file that a program reads line by line, and can check the chain by.</summary>
internal sealed record ExportAuditJsonLines(
    WorkspaceId WorkspaceId,
    string? Type = null,
    PersonId? PersonId = null,
    DocumentId? DocumentId = null,
    string? Address = null,
    string? From = null,
    string? To = null) : IInWorkspace, IValidated
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
    };

    public Refusal? Validate() => Query.Check();
}

internal sealed class ExportAuditJsonLinesHandler(AuditExports exports) : IHandler<ExportAuditJsonLines, AuditFile>
{
    public ValueTask<Refusal?> Prepare(ExportAuditJsonLines input, ActionContext context, CancellationToken cancellationToken) =>
        new(exports.Check(context.Person.Id));

    public ValueTask<Outcome<AuditFile>> Handle(ExportAuditJsonLines input, ActionContext context, CancellationToken cancellationToken) =>
        new(exports.Start(input.WorkspaceId, input.Query, AuditFormat.JsonLines, context));
}
