using Tutti.Access;
using Tutti.Store;

namespace Tutti.Features.Sessions;

/// <summary>Who leads the live session of a document, for the rights of actions.</summary>
internal sealed class SessionHosts : IDocumentHosts
{
    public async ValueTask<PersonId?> HostOfAsync(Db db, DocumentId document) => (await SessionStore.FindAsync(db, document))?.HostId;
}
