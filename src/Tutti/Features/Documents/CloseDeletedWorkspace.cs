using Tutti.Access;
using Tutti.Actions.Events;
using Tutti.Connections;
using Tutti.Features.Workspaces;
using Tutti.Rooms;
using Tutti.Store;

namespace Tutti.Features.Documents;

/// <summary>When a workspace is gone, so are the rooms of its documents.</summary>
internal sealed class CloseDeletedWorkspace(IStore database, IRoomGateway rooms, PermissionVersions versions)
    : IListen<WorkspaceDeleted>
{
    public async ValueTask On(WorkspaceDeleted happened, EventRow row, CancellationToken cancellationToken)
    {
        var open = rooms.OpenDocuments();
        if (open.Count > 0)
        {
            using var connection = database.OpenRead();
            var gone = await DocumentStore.IdsAsync(new Db(connection, null), happened.WorkspaceId);
            // The sockets first, so that they hear that the document is gone and not that they lost a right.
            rooms.Close(gone.Where(open.Contains).ToHashSet(), CloseCode.NoSuchDocument);
        }
        versions.Raise(happened.WorkspaceId);
    }
}
