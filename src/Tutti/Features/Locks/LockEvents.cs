using System.Text.Json.Serialization;
using Tutti.Access;
using Tutti.Actions.Events;

namespace Tutti.Features.Locks;

/// <summary>Someone holds a place now.</summary>
internal sealed record LockAcquired(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, LockView Lock, PersonView? TakenOverFrom) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}

/// <summary>Someone holds a place for longer.</summary>
internal sealed record LockRenewed(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, LockView Lock) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}

/// <summary>A place is held no more. Those who waited for it are in the lock: they are told hereby.</summary>
internal sealed record LockReleased(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, LockView Lock, string Reason) : IEvent
{
    /// <summary>Its holder gave it back.</summary>
    public const string ByHolder = "released";

    /// <summary>Its holder has left the room.</summary>
    public const string HolderLeft = "holder_left";

    /// <summary>Somebody else holds the place now.</summary>
    public const string TakenOver = "taken_over";

    /// <summary>Somebody who may ended it, or took the holder's right to edit away.</summary>
    public const string ByAdmin = "by_admin";

    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}

/// <summary>The time of a lock is over. Those who waited for it are in the lock: they are told hereby.</summary>
internal sealed record LockExpired(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, LockView Lock) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}

/// <summary>Someone waits for a lock.</summary>
internal sealed record LockWaitStarted(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, LockView Lock) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}

/// <summary>Someone does not wait for a lock any more.</summary>
internal sealed record LockWaitEnded(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, LockView Lock) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}
