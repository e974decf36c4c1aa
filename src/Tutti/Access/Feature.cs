namespace Tutti.Access;

/// <summary>What a workspace can switch off.</summary>
[Flags]
public enum Feature
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Comments.</summary>
    Comments = 1,

    /// <summary>Chat.</summary>
    Chat = 2,

    /// <summary>People without an account of their own.</summary>
    Guests = 4,

    /// <summary>Links to one document: making them, and what they give.</summary>
    Sharing = 8,

    /// <summary>Links that also work for people who are not signed in.</summary>
    PublicLinks = 16,

    /// <summary>Invitations into the workspace.</summary>
    Invitations = 32,

    /// <summary>All of it, which is how a workspace begins.</summary>
    All = Comments | Chat | Guests | Sharing | PublicLinks | Invitations,
}
