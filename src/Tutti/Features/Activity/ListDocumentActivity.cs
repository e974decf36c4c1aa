using Tutti.Actions;
using Tutti.Actions.Events;

namespace Tutti.Features.Activity;

/// <summary>What people did to a document, newest first, like things together.</summary>
internal sealed record ListDocumentActivity(
    DocumentId DocumentId,
    EventCategory? Category = null,
    PersonId? PersonId = null,
    string? From = null,
    string? To = null,
    int? Limit = null,
    string? After = null) : IInDocument, IValidated
{
    public EventQuery Query => new() { Document = DocumentId, Category = Category, Person = PersonId, From = From, To = To, After = After };

    public Refusal? Validate() => PageSize.Check(Limit) ?? Query.Check();
}

internal sealed class ListDocumentActivityHandler : IHandler<ListDocumentActivity, Page<ActivityView>>
{
    public async ValueTask<Outcome<Page<ActivityView>>> Handle(
        ListDocumentActivity input, ActionContext context, CancellationToken cancellationToken) =>
        await ActivityReader.ReadAsync(context.Db, input.Query, context.Rights!.Permissions, input.Limit);
}
