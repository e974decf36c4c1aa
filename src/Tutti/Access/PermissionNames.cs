namespace Tutti.Access;

/// <summary>Permissions as the wire spells them.</summary>
internal static class PermissionNames
{
    public static string Of(Permission permission) => permission switch
    {
        Permission.See => "see",
        Permission.Talk => "talk",
        Permission.Edit => "edit",
        Permission.Curate => "curate",
        Permission.Share => "share",
        Permission.Administer => "administer",
        Permission.Own => "own",
        _ => "none",
    };
}
