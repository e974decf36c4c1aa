namespace Tutti.Access;

/// <summary>What someone may do in one document, as of one permission number.</summary>
/// <param name="Role">The role that gives the rights, the strongest when there are several.</param>
/// <param name="Version">The document's permission number when the rights were looked up; see <see cref="PermissionVersions"/>.</param>
public sealed record DocumentRights(Role Role, long Version = 0)
{
    /// <summary>Everything the person may do; what the role allows, unless said otherwise.</summary>
    public Permission Permissions { get; init; } = PermissionMatrix.Of(Role);

    /// <summary>What is switched on where the document lies; everything, unless said otherwise.</summary>
    public Feature Features { get; init; } = Feature.All;

    /// <summary>Whether the person belongs to the document's workspace, and did not only come by a link.</summary>
    public bool IsMember { get; init; } = true;

    /// <summary>When the rights have to be looked up again, because a link they come from ends; null for never.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether something is allowed.</summary>
    /// <param name="permission">What is asked for.</param>
    /// <returns>Whether all of it is allowed.</returns>
    public bool May(Permission permission) => (Permissions & permission) == permission;

    /// <summary>Whether these rights are still those of now.</summary>
    internal bool AreOf(long version, DateTimeOffset now) => Version == version && (Until is null || Until > now);
}
