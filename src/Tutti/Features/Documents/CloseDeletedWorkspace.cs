using Tutti.Access;
using Tutti.Actions.Events;
using Tutti.Connections;
using Tutti.Features.Workspaces;
using Tutti.Rooms;
using Tutti.Store;

namespace Tutti.Features.Documents;

/// <summary>
/// When a workspace is gone, so are the rooms of its documents. The deletion itself closes those whose rights came from
/// membership; here are the others, of an application that decides about rights itself.
/// </summary>
internal sealed class CloseDeletedWorkspace(IStore database, IRoomGateway rooms, PermissionVersions versions)
    : IListen<WorkspaceDeleted>
{
    public async ValueTask On(WorkspaceDeleted happened, EventRow row, CancellationToken cancellationToken)
    {
        var open = rooms.OpenDocuments();
        if (open.Count == 0) return;
        using var connection = database.OpenRead();
        var gone = (await DocumentStore.IdsAsync(new Db(connection, null), happened.WorkspaceId)).Where(open.Contains).ToHashSet();
        rooms.Close(gone, CloseCode.NoSuchDocument);
        foreach (var document in gone) versions.Raise(document);
    }
}
