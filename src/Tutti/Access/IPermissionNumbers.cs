namespace Tutti.Access;

/// <summary>For who compares permission numbers and raises none.</summary>
internal interface IPermissionNumbers
{
    /// <inheritdoc cref="PermissionVersions.Current"/>
    long Current(DocumentId document);

    /// <inheritdoc cref="PermissionVersions.AskedFor"/>
    HashSet<DocumentId> AskedFor(WorkspaceId workspace);
}
