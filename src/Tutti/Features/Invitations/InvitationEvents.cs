using System.Text.Json.Serialization;
using Tutti.Access;
using Tutti.Actions.Events;

namespace Tutti.Features.Invitations;

/// <summary>Someone made an invitation.</summary>
internal sealed record InvitationCreated(
    [property: JsonIgnore] WorkspaceId WorkspaceId, string InvitationId, Role Role, string? Email, string ExpiresAt) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    EventCategory IEvent.Category => EventCategory.Collaboration;

    Permission IEvent.Audience => Permission.Share;
}

/// <summary>An invitation got a new link, the old one being dead.</summary>
internal sealed record InvitationRenewed(
    [property: JsonIgnore] WorkspaceId WorkspaceId, string InvitationId, string ExpiresAt) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    EventCategory IEvent.Category => EventCategory.Collaboration;

    Permission IEvent.Audience => Permission.Share;
}

/// <summary>Someone came in by an invitation.</summary>
internal sealed record InvitationAccepted(
    [property: JsonIgnore] WorkspaceId WorkspaceId, string InvitationId, Role Role) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}

/// <summary>Someone does not want to come.</summary>
internal sealed record InvitationDeclined([property: JsonIgnore] WorkspaceId WorkspaceId, string InvitationId) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    EventCategory IEvent.Category => EventCategory.Collaboration;

    Permission IEvent.Audience => Permission.Share;
}

/// <summary>An invitation was taken back.</summary>
internal sealed record InvitationRevoked([property: JsonIgnore] WorkspaceId WorkspaceId, string InvitationId) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    EventCategory IEvent.Category => EventCategory.Collaboration;

    Permission IEvent.Audience => Permission.Share;
}
