using System.Text.Json.Serialization;
using Tutti.Actions.Events;

namespace Tutti.Features.Documents;

/// <summary>Someone made a document.</summary>
internal sealed record DocumentCreated(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, string Title, string Kind) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Edit;
}

/// <summary>A document has another title.</summary>
internal sealed record DocumentRenamed(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, string Title) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Edit;
}

/// <summary>Someone changed the content of a document: so many edits, until they paused.</summary>
internal sealed record DocumentEdited(
    [property: JsonIgnore] WorkspaceId? WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, long Edits) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Edit;
}

/// <summary>A document is gone.</summary>
internal sealed record DocumentDeleted(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, string Title) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Edit;
}

/// <summary>A deleted document is there again.</summary>
internal sealed record DocumentRestored(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, string Title) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Edit;
}

/// <summary>A document lies in another folder, or at the top.</summary>
internal sealed record DocumentMoved(
    [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, string? FolderId) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    DocumentId? IEvent.Document => DocumentId;

    EventCategory IEvent.Category => EventCategory.Edit;
}
