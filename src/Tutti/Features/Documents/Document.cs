using System.Text.Json.Serialization;
using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Documents;

/// <summary>The four kinds of document; each has its own shared types and editor.</summary>
[JsonConverter(typeof(DocumentKindConverter))]
internal enum DocumentKind
{
    Artifact,
    Workflow,
    Pipeline,
    Session,
}

/// <summary>Kinds as the wire and the store spell them.</summary>
internal static class DocumentKinds
{
    public static string Of(DocumentKind kind) => kind switch
    {
        DocumentKind.Artifact => "artifact",
        DocumentKind.Workflow => "workflow",
        DocumentKind.Pipeline => "pipeline",
        _ => "session",
    };

    public static DocumentKind? Read(string name) => name switch
    {
        "artifact" => DocumentKind.Artifact,
        "workflow" => DocumentKind.Workflow,
        "pipeline" => DocumentKind.Pipeline,
        "session" => DocumentKind.Session,
        _ => null,
    };
}

internal sealed class DocumentKindConverter() : WireNameConverter<DocumentKind>(DocumentKinds.Read, DocumentKinds.Of);

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

    public DocumentView ToView(Role role) =>
        new(Id, WorkspaceId, Title, DocumentKinds.Read(Kind)!.Value, Epoch, role, CreatedAt, UpdatedAt, CreatedBy);
}

/// <summary>A document as it is shown, without its content.</summary>
internal sealed record DocumentView(
    DocumentId Id,
    WorkspaceId WorkspaceId,
    string Title,
    DocumentKind Kind,
    string Epoch,
    Role Role,
    string CreatedAt,
    string UpdatedAt,
    PersonId CreatedBy);
