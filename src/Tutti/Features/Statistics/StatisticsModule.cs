using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Statistics;

/// <summary>Figures of connections, for those who look after a place: the table of contents.</summary>
internal static class StatisticsModule
{
    public static void Add(ActionRegistry actions)
    {
        actions.Add<ReadDocumentConnections, RoomConnectionsView, ReadDocumentConnectionsHandler>(
            ActionKind.Read, "GET documents/{document_id}/connections", Permission.Administer);
        actions.Add<ReadWorkspaceConnections, WorkspaceConnectionsView, ReadWorkspaceConnectionsHandler>(
            ActionKind.Read, "GET workspaces/{workspace_id}/connections", Permission.Administer);
    }
}
