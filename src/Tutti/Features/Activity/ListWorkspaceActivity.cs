using Tutti.Actions;
using Tutti.Actions.Events;

namespace Tutti.Features.Activity;

/// <summary>What people did in a workspace, newest first, like things together.</summary>
internal sealed record ListWorkspaceActivity(
    WorkspaceId WorkspaceId,
    EventCategory? Category = null,
    PersonId? PersonId = null,
    string? From = null,
    string? To = null,
    int? Limit = null,
    string? After = null) : IInWorkspace, IValidated
{
    public EventQuery Query => new() { Workspace = WorkspaceId, Category = Category, Person = PersonId, From = From, To = To, After = After };

    public Refusal? Validate() => PageSize.Check(Limit) ?? Query.Check();
}

internal sealed class ListWorkspaceActivityHandler : IHandler<ListWorkspaceActivity, Page<ActivityView>>
{
    public async ValueTask<Outcome<Page<ActivityView>>> Handle(
        ListWorkspaceActivity input, ActionContext context, CancellationToken cancellationToken) =>
        await ActivityReader.ReadAsync(context.Db, input.Query, context.Rights!.Permissions, input.Limit);
}
