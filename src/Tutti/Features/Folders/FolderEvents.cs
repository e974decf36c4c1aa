using System.Text.Json.Serialization;
using Tutti.Actions.Events;

namespace Tutti.Features.Folders;

/// <summary>Someone made a folder.</summary>
internal sealed record FolderCreated(
    [property: JsonIgnore] WorkspaceId WorkspaceId, string FolderId, string Name, string? ParentId) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    EventCategory IEvent.Category => EventCategory.Edit;
}

/// <summary>A folder has another name.</summary>
internal sealed record FolderRenamed([property: JsonIgnore] WorkspaceId WorkspaceId, string FolderId, string Name, string Was) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    EventCategory IEvent.Category => EventCategory.Edit;
}

/// <summary>A folder lies elsewhere.</summary>
internal sealed record FolderMoved(
    [property: JsonIgnore] WorkspaceId WorkspaceId, string FolderId, string Name, string? ParentId) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    EventCategory IEvent.Category => EventCategory.Edit;
}

/// <summary>A folder is gone; what was in it lies one level higher.</summary>
internal sealed record FolderDeleted(
    [property: JsonIgnore] WorkspaceId WorkspaceId, string FolderId, string Name, string? ParentId) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    EventCategory IEvent.Category => EventCategory.Edit;
}
