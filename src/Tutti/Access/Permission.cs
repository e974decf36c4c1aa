namespace Tutti.Access;

/// <summary>The rows of the permission matrix: what a role can be asked for.</summary>
[Flags]
public enum Permission
{
    /// <summary>Nothing beyond being signed in.</summary>
    None = 0,

    /// <summary>See the document, presence, chat, comments and history.</summary>
    See = 1,

    /// <summary>Send chat, add comments, react.</summary>
    Talk = 2,

    /// <summary>Edit, lock, run, name a version, branch.</summary>
    Edit = 4,

    /// <summary>Resolve any thread, restore a version, merge to main.</summary>
    Curate = 8,

    /// <summary>Invite, share, remove people, change roles below one's own.</summary>
    Share = 16,

    /// <summary>Take over a lock, end a session, change its mode, change workspace settings.</summary>
    Administer = 32,

    /// <summary>Delete the workspace, hand over ownership.</summary>
    Own = 64,
}
