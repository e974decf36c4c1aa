using System.Text.Json.Serialization;
using Tutti.Access;
using Tutti.Actions.Events;

namespace Tutti.Features.Shares;

/// <summary>Someone made a link.</summary>
internal sealed record ShareCreated(
    [property: JsonIgnore] WorkspaceId WorkspaceId,
    [property: JsonIgnore] DocumentId DocumentId,
    string ShareId,
    ShareAccess Access,
    bool MayShare,
    string? Label,
    string? ExpiresAt,
    int? Uses) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Collaboration;

    Permission IEvent.Audience => ShareRights.Audience;
}

/// <summary>Someone came by a link.</summary>
internal sealed record ShareUsed(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, string ShareId, ShareAccess Access) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Collaboration;

    Permission IEvent.Audience => ShareRights.Audience;
}

/// <summary>A link was taken back, and with it so many links in all: those made under it ended too.</summary>
internal sealed record ShareRevoked(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, string ShareId, int Links) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Collaboration;

    Permission IEvent.Audience => ShareRights.Audience;
}

/// <summary>Somebody who came by links was put out.</summary>
internal sealed record GuestRemoved(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, PersonId PersonId) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Collaboration;

    Permission IEvent.Audience => ShareRights.Audience;
}
