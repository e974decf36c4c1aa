using Tutti.Access;
using Tutti.Actions;
using Tutti.Store;

namespace Tutti.Features.Sessions;

/// <summary>
/// What other people in a session may do in its document. It is looked up before the transaction, so that nobody holds one while
/// waiting for another connection; an edit is judged anew by the room anyway.
/// </summary>
internal sealed class SessionRights(IRoomAuthorizer authorizer, SessionVisits visits)
{
    /// <summary>Somebody in the live session of a document, with what they may do there; null when there is nobody such.</summary>
    public async ValueTask<(Person Person, DocumentRights? Rights)?> OfAsync(
        ActionContext context, DocumentId document, PersonId person, CancellationToken cancellationToken)
    {
        if (await FindAsync(context.Db, document, person) is not { } found) return null;
        return (found, await authorizer.AuthorizeAsync(found, document, cancellationToken));
    }

    public async ValueTask<bool> MayEditAsync(Person person, DocumentId document) =>
        await authorizer.AuthorizeAsync(person, document, CancellationToken.None) is { } rights && rights.May(Permission.Edit);

    // Who has just come by a socket may not be written down yet.
    private async ValueTask<Person?> FindAsync(Db db, DocumentId document, PersonId person)
    {
        if (await SessionStore.FindAsync(db, document) is not { } session) return null;
        return await SessionPeople.FindAsync(db, session.Id, person) is { } row
            ? row is { LeftAt: null, RemovedAt: null } ? row.Person : null
            : visits.FindHere(document, person);
    }
}
