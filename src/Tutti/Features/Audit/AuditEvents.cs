using System.Text.Json.Serialization;
using Tutti.Access;
using Tutti.Actions.Events;

namespace Tutti.Features.Audit;

/// <summary>Someone took the audit away as a file: all of it, or what the filters let through.</summary>
internal sealed record AuditExported(
    [property: JsonIgnore] WorkspaceId WorkspaceId,
    string Format,
    string? Type,
    PersonId? PersonId,
    DocumentId? OfDocument,
    string? Address,
    string? From,
    string? To) : IEvent
{
    WorkspaceId? IEvent.Workspace => WorkspaceId;

    Permission IEvent.Audience => Permission.Administer;
}
