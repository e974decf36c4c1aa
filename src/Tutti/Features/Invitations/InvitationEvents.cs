using System.Text.Json.Serialization;
using Tutti.Access;
using Tutti.Actions.Events;

namespace Tutti.Features.Invitations;

/// <summary>Someone made an invitation.</summary>
internal sealed record InvitationCreated(
    [property: JsonIgnore] WorkspaceId WorkspaceId, string InvitationId, Role Role, string ExpiresAt) : IEvent
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
