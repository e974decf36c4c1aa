using Microsoft.Extensions.DependencyInjection;
using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Presence;

/// <summary>Presence, as those read it who have no socket: the table of contents.</summary>
internal static class PresenceModule
{
    public static void Add(IServiceCollection services, ActionRegistry actions)
    {
        services.AddSingleton<PresentPeople>();
        services.AddSingleton<VisitedDocuments>();
        actions.Add<ReadDocumentPresence, DocumentPresenceView, ReadDocumentPresenceHandler>(
            ActionKind.Read, "GET documents/{document_id}/presence", Permission.See);
        actions.Add<ReadWorkspacePresence, WorkspacePresenceView, ReadWorkspacePresenceHandler>(
            ActionKind.Read, "GET workspaces/{workspace_id}/presence", Permission.See);
        actions.Add<ReadPresence, PresenceView, ReadPresenceHandler>(ActionKind.Read, "GET presence");
    }
}
