namespace Tutti.Access;

/// <summary>What someone is in a workspace, weakest first, so that roles compare.</summary>
public enum Role
{
    /// <summary>May see.</summary>
    Viewer = 1,

    /// <summary>May see and talk.</summary>
    Commenter = 2,

    /// <summary>May see, talk and change documents.</summary>
    Editor = 3,

    /// <summary>May also look after people and settings.</summary>
    Admin = 4,

    /// <summary>May do everything, including handing over and deleting the workspace.</summary>
    Owner = 5,
}
