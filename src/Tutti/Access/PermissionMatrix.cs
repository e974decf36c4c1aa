namespace Tutti.Access;

/// <summary>The permission matrix, in one table: which role may do what.</summary>
public static class PermissionMatrix
{
    private const Permission Viewing = Permission.See;
    private const Permission Commenting = Viewing | Permission.Talk;
    private const Permission Editing = Commenting | Permission.Edit | Permission.Curate;
    private const Permission Administering = Editing | Permission.Share | Permission.Administer;
    private const Permission Owning = Administering | Permission.Own;

    /// <summary>Everything a role may do.</summary>
    /// <param name="role">The role.</param>
    /// <returns>Its permissions.</returns>
    public static Permission Of(Role role) => role switch
    {
        Role.Owner => Owning,
        Role.Admin => Administering,
        Role.Editor => Editing,
        Role.Commenter => Commenting,
        Role.Viewer => Viewing,
        _ => Permission.None,
    };

    /// <summary>Whether a role may do something.</summary>
    /// <param name="role">The role.</param>
    /// <param name="permission">What is asked for; all of it must be allowed.</param>
    /// <returns>Whether it may.</returns>
    public static bool Allows(Role role, Permission permission) => (Of(role) & permission) == permission;
}
