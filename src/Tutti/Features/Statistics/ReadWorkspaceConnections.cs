using Tutti.Access;
using Tutti.Actions;
using Tutti.Connections;

namespace Tutti.Features.Statistics;

/// <summary>The open connections of a workspace, document by document.</summary>
internal sealed record ReadWorkspaceConnections(WorkspaceId WorkspaceId) : IInWorkspace;

/// <summary>How many sockets are open and how many people have them, in all, and each document that somebody is in.</summary>
internal sealed record WorkspaceConnectionsView(int Sockets, int People, IReadOnlyList<RoomConnectionsView> Rooms);

internal sealed class ReadWorkspaceConnectionsHandler(ConnectionFigures figures, IPermissionNumbers versions)
    : IHandler<ReadWorkspaceConnections, WorkspaceConnectionsView>
{
    public ValueTask<Outcome<WorkspaceConnectionsView>> Handle(
        ReadWorkspaceConnections input, ActionContext context, CancellationToken cancellationToken)
    {
        var people = new HashSet<PersonId>();
        var rooms = new List<RoomConnectionsView>();
        foreach (var document in versions.AskedFor(input.WorkspaceId).OrderBy(document => document.ToString(), StringComparer.Ordinal))
        {
            if (figures.Of(document) is not { } room) continue;
            people.UnionWith(room.People);
            rooms.Add(RoomConnectionsView.Of(document, room));
        }
        return new(new WorkspaceConnectionsView(rooms.Sum(room => room.Sockets), people.Count, rooms));
    }
}
