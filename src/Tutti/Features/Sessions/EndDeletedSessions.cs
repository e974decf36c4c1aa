using Tutti.Actions.Events;
using Tutti.Features.Documents;

namespace Tutti.Features.Sessions;

/// <summary>A document that was deleted has no session any more, also when it is brought back.</summary>
internal sealed class EndDeletedSessions(SessionChanges changes) : IListen<DocumentDeleted>
{
    public async ValueTask On(DocumentDeleted happened, EventRow row, CancellationToken cancellationToken) =>
        await changes.EndWithDocumentAsync(happened.DocumentId);
}
