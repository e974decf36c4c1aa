namespace Tutti.Access;

/// <summary>Roles as the wire spells them.</summary>
internal static class RoleNames
{
    public static string Of(Role role) => role switch
    {
        Role.Owner => "owner",
        Role.Admin => "admin",
        Role.Editor => "editor",
        Role.Commenter => "commenter",
        _ => "viewer",
    };

    public static Role? Read(string? name) => name switch
    {
        "owner" => Role.Owner,
        "admin" => Role.Admin,
        "editor" => Role.Editor,
        "commenter" => Role.Commenter,
        "viewer" => Role.Viewer,
        _ => null,
    };
}
