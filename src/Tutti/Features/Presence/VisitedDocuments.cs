using Tutti.Access;
using Tutti.Rooms;

namespace Tutti.Features.Presence;

/// <summary>Finds out which of some documents people are in, for somebody who may see only some of them.</summary>
internal sealed class VisitedDocuments(IRoomGateway rooms, PresentPeople present, IRoomAuthorizer authorizer)
{
    /// <summary>Those that people are in and that somebody may see, in a fixed order, with how many sockets there are.</summary>
    public async Task<(IReadOnlyList<VisitedDocumentView> Documents, int Sockets)> ReadAsync(
        Person asking, IReadOnlySet<DocumentId> documents, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var read = rooms.OpenDocuments
            .Where(documents.Contains)
            .OrderBy(document => document.ToString(), StringComparer.Ordinal)
            .Select(document => ReadAsync(asking, document, now, cancellationToken).AsTask());
        var visited = (await Task.WhenAll(read)).Where(one => one.People.Count > 0).ToList();
        return (
            [.. visited.Select(one => new VisitedDocumentView(one.Document, [.. one.People.Select(GlimpseView.Of)]))],
            visited.Sum(one => one.People.Sum(person => person.Sockets)));
    }

    private async ValueTask<(DocumentId Document, IReadOnlyList<PresentView> People)> ReadAsync(
        Person asking, DocumentId document, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rights = await authorizer.AuthorizeAsync(asking, document, cancellationToken);
        return rights?.May(Permission.See) is true
            ? (document, await present.ReadAsync(document, now, cancellationToken))
            : (document, []);
    }
}
