using Tutti.Actions;
using Tutti.Connections;

namespace Tutti.Features.Statistics;

/// <summary>The open connections of a document, and what went over them.</summary>
internal sealed record ReadDocumentConnections(DocumentId DocumentId) : IInDocument;

internal sealed class ReadDocumentConnectionsHandler(ConnectionFigures figures) : IHandler<ReadDocumentConnections, RoomConnectionsView>
{
    public ValueTask<Outcome<RoomConnectionsView>> Handle(
        ReadDocumentConnections input, ActionContext context, CancellationToken cancellationToken) =>
        new(RoomConnectionsView.Of(input.DocumentId, figures.Of(input.DocumentId)));
}
