using Tutti.Access;
using Tutti.Kinds;

namespace Tutti.Features.Documents;

/// <summary>A document as it is stored.</summary>
internal sealed class Document
{
    public DocumentId Id { get; init; }

    public WorkspaceId WorkspaceId { get; init; }

    public string Title { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Epoch { get; init; } = "";

    public PersonId CreatedBy { get; init; }

    public string CreatedAt { get; init; } = "";

    public string UpdatedAt { get; init; } = "";

    public string? DeletedAt { get; init; }

    /// <summary>Where it lies; empty for the top.</summary>
    public string FolderId { get; init; } = "";

    public PersonId? UpdatedBy { get; init; }

    public string? EditorName { get; init; }

    public string? EditorColor { get; init; }

    public string? EditorAvatar { get; init; }

    /// <summary>As whoever has these rights may see it: where it lies is nothing for those who only came by a link.</summary>
    public DocumentView ToView(DocumentRights rights) => ToView(rights.Role) with { FolderId = rights.IsMember ? FolderOrNull : null };

    public DocumentView ToView(Role role) => new(
        Id, WorkspaceId, Title, Kind, Epoch, role, CreatedAt, UpdatedAt, CreatedBy, FolderOrNull, Editor, DeletedAt);

    /// <summary>By what it has its place in a list.</summary>
    public string PlaceIn(DocumentOrder order) =>
        order == DocumentOrder.ByTitle ? Store.Words.Line(Title)
        : order == DocumentOrder.ByDeletion ? DeletedAt!
        : order == DocumentOrder.ByAge ? Id.ToString()
        : UpdatedAt;

    private string? FolderOrNull => FolderId.Length == 0 ? null : FolderId;

    private PersonView? Editor =>
        UpdatedBy is { } person && EditorName is not null ? new PersonView(person, EditorName, EditorColor!, EditorAvatar) : null;
}

/// <summary>A document as it is shown, without its content.</summary>
internal sealed record DocumentView(
    DocumentId Id,
    WorkspaceId WorkspaceId,
    string Title,
    [property: DocumentKindName] string Kind,
    string Epoch,
    Role Role,
    string CreatedAt,
    string UpdatedAt,
    PersonId CreatedBy,
    string? FolderId = null,
    PersonView? UpdatedBy = null,
    string? DeletedAt = null)
{
    /// <summary>Its workspace, in lists that go across them; null for who only came by a link.</summary>
    public WorkspaceNameView? Workspace { get; init; }
}

/// <summary>A workspace by its name.</summary>
internal sealed record WorkspaceNameView(WorkspaceId Id, string Name);
