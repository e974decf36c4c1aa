namespace Tutti.Access;

/// <summary>
/// Says what a person may do in a document. Tutti's own answer comes from workspace membership and share links; an
/// application that knows better registers its own.
/// </summary>
public interface IRoomAuthorizer
{
    /// <summary>Looks up someone's rights. Unknown documents and forbidden ones give the same answer.</summary>
    /// <param name="person">Who asks.</param>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The rights, or null when the person may not even know that the document exists.</returns>
    ValueTask<DocumentRights?> AuthorizeAsync(Person person, DocumentId document, CancellationToken cancellationToken);
}
