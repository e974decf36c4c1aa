namespace Tutti.Actions.Events;

/// <summary>The four kinds of event that a person tells apart.</summary>
internal enum EventCategory
{
    /// <summary>Accounts, and what the server does by itself.</summary>
    System,

    /// <summary>Documents: made, changed, named, moved, taken away.</summary>
    Edit,

    /// <summary>Comments, chat, reactions.</summary>
    Comment,

    /// <summary>Who is here and who may do what: workspaces, members, invitations, links.</summary>
    Collaboration,
}
