using Tutti.Access;
using Tutti.Actions.Events;
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
        using var connection = database.OpenRead();
        foreach (var document in await DocumentStore.IdsAsync(new Db(connection, null), happened.WorkspaceId))
            DeleteDocumentHandler.CloseRoom(document, rooms, versions);
    }
}
