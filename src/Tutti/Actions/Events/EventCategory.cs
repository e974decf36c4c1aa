using System.Text.Json.Serialization;

namespace Tutti.Actions.Events;

/// <summary>The four kinds of event that a person tells apart.</summary>
[JsonConverter(typeof(EventCategoryConverter))]
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

/// <summary>Categories as the wire and the store spell them.</summary>
internal static class EventCategories
{
    public static string Of(EventCategory category) => category switch
    {
        EventCategory.Edit => "edit",
        EventCategory.Comment => "comment",
        EventCategory.Collaboration => "collaboration",
        _ => "system",
    };

    public static EventCategory? Read(string name) => name switch
    {
        "system" => EventCategory.System,
        "edit" => EventCategory.Edit,
        "comment" => EventCategory.Comment,
        "collaboration" => EventCategory.Collaboration,
        _ => null,
    };
}

internal sealed class EventCategoryConverter() : WireNameConverter<EventCategory>(EventCategories.Read, EventCategories.Of);
