namespace Tutti.Access;

/// <summary>
/// Says what a person may do in a document. Tutti's own answer comes from workspace membership; an application that
/// knows better registers its own.
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

/// <summary>What someone may do in one document, as of one permission number.</summary>
/// <param name="Role">The role that gives the rights.</param>
/// <param name="Version">The document's permission number when the rights were looked up; see <see cref="PermissionVersions"/>.</param>
public sealed record DocumentRights(Role Role, long Version = 0)
{
    /// <summary>Everything the person may do.</summary>
    public Permission Permissions => PermissionMatrix.Of(Role);

    /// <summary>Whether something is allowed.</summary>
    /// <param name="permission">What is asked for.</param>
    /// <returns>Whether all of it is allowed.</returns>
    public bool May(Permission permission) => PermissionMatrix.Allows(Role, permission);
}
