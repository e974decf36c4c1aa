using Tutti.Access;

namespace Tutti.Features.Workspaces;

/// <summary>A workspace as it is stored, with the role of whoever asks.</summary>
internal sealed class Workspace
{
    public WorkspaceId Id { get; init; }

    public string Name { get; init; } = "";

    public PersonId CreatedBy { get; init; }

    public string CreatedAt { get; init; } = "";

    public string UpdatedAt { get; init; } = "";

    public Role Role { get; init; }

    public WorkspaceView ToView() => new(Id, Name, Role, CreatedAt, UpdatedAt, CreatedBy);
}

/// <summary>A workspace as it is shown.</summary>
internal sealed record WorkspaceView(
    WorkspaceId Id, string Name, Role Role, string CreatedAt, string UpdatedAt, PersonId CreatedBy);

/// <summary>Someone in a workspace, as it is shown.</summary>
internal sealed record MemberView(
    PersonId Id, string Name, string Color, string? Avatar, bool IsGuest, Role Role, string JoinedAt);
