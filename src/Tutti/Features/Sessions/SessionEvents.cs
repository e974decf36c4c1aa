using System.Text.Json.Serialization;
using Tutti.Access;
using Tutti.Actions.Events;
using Tutti.Rooms.Rules;

namespace Tutti.Features.Sessions;

/// <summary>A live session began on a document.</summary>
internal sealed record SessionStarted(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, LiveSessionView Session) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}

/// <summary>Somebody without a socket takes part. Who has one is seen to come by everyone.</summary>
internal sealed record SessionJoined(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, LiveSessionView Session) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}

/// <summary>Somebody takes part no more: they said so, or, without a socket, were not heard any more.</summary>
internal sealed record SessionLeft(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, LiveSessionView Session) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}

/// <summary>People work together in another way.</summary>
internal sealed record ModeChanged(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, EditMode Mode, LiveSessionView Session) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}

/// <summary>The turn is somebody else's, or other people wait for it.</summary>
internal sealed record TurnChanged(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, string Reason, LiveSessionView Session) : IEvent
{
    /// <summary>The reasons there are.</summary>
    public const string Requested = "requested", Cancelled = "cancelled", Passed = "passed", Silence = "silence", Left = "left", ByMode = "mode";

    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}

/// <summary>More or fewer people may take part.</summary>
internal sealed record MaxUsersChanged(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, LiveSessionView Session) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}

/// <summary>Somebody was put out, and stays out while the session lasts.</summary>
internal sealed record ParticipantRemoved(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, PersonView Person, LiveSessionView Session) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}

/// <summary>Somebody else leads the session.</summary>
internal sealed record HostChanged(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, LiveSessionView Session) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}

/// <summary>Everyone at a document was asked to follow somebody.</summary>
internal sealed record EveryoneCalled([property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}

/// <summary>A session is over for everyone.</summary>
internal sealed record SessionEnded(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, string Reason, LiveSessionView Session) : IEvent
{
    /// <summary>The reasons there are.</summary>
    public const string ByPerson = "ended", Empty = "empty";

    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}
