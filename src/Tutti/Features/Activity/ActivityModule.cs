using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Activity;

/// <summary>Activity: the table of contents.</summary>
internal static class ActivityModule
{
    public static void Add(ActionRegistry actions)
    {
        actions.Add<ListEvents, EventsView, ListEventsHandler>(
            ActionKind.Read, "GET documents/{document_id}/events", Permission.See);
        actions.Add<ListDocumentActivity, Page<ActivityView>, ListDocumentActivityHandler>(
            ActionKind.Read, "GET documents/{document_id}/activity", Permission.See);
        actions.Add<ListWorkspaceActivity, Page<ActivityView>, ListWorkspaceActivityHandler>(
            ActionKind.Read, "GET workspaces/{workspace_id}/activity", Permission.See);
    }
}
