using System.Text.Json.Serialization;
using Tutti.Access;
using Tutti.Actions.Events;

namespace Tutti.Features.Members;

/// <summary>A member has another role.</summary>
internal sealed record MemberRoleChanged(
    [property: JsonIgnore] WorkspaceId WorkspaceId, PersonId PersonId, string Name, Role Role, Role Was) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}

/// <summary>Someone was taken out of a workspace; so many links ended with it.</summary>
internal sealed record MemberRemoved(
    [property: JsonIgnore] WorkspaceId WorkspaceId, PersonId PersonId, string Name, Role Was, int LinksEnded) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}

/// <summary>Someone left a workspace; so many links ended with it.</summary>
internal sealed record MemberLeft([property: JsonIgnore] WorkspaceId WorkspaceId, Role Was, int LinksEnded) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}

/// <summary>A workspace has another owner; the old one is an admin now.</summary>
internal sealed record OwnershipHandedOver(
    [property: JsonIgnore] WorkspaceId WorkspaceId, PersonId PersonId, string Name) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}
