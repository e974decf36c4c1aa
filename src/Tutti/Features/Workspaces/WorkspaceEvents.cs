using System.Text.Json.Serialization;
using Tutti.Actions.Events;

namespace Tutti.Features.Workspaces;

/// <summary>Someone made a workspace.</summary>
internal sealed record WorkspaceCreated([property: JsonIgnore] WorkspaceId WorkspaceId, string Name) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}

/// <summary>A workspace has another name.</summary>
internal sealed record WorkspaceRenamed([property: JsonIgnore] WorkspaceId WorkspaceId, string Name) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}

/// <summary>A workspace is gone, with everything in it.</summary>
internal sealed record WorkspaceDeleted([property: JsonIgnore] WorkspaceId WorkspaceId) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}

/// <summary>A deleted workspace is there again, with everything in it.</summary>
internal sealed record WorkspaceRestored([property: JsonIgnore] WorkspaceId WorkspaceId) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}

/// <summary>Features of a workspace were switched on or off.</summary>
internal sealed record WorkspaceSettingsChanged(
    [property: JsonIgnore] WorkspaceId WorkspaceId, IReadOnlyDictionary<string, bool> Changes) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    EventCategory IEvent.Category => EventCategory.Collaboration;
}
