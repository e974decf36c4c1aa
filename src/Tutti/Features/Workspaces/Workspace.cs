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

    public string? DeletedAt { get; init; }

    public string FeaturesOff { get; init; } = "";

    public int Members { get; init; }

    public int Documents { get; init; }

    public Role Role { get; init; }

    public WorkspaceView ToView() => new(
        Id, Name, Role, CreatedAt, UpdatedAt, CreatedBy, SettingsView.Of(FeatureNames.Read(FeaturesOff)), Members, Documents, DeletedAt);
}

/// <summary>A workspace as it is shown.</summary>
internal sealed record WorkspaceView(
    WorkspaceId Id,
    string Name,
    Role Role,
    string CreatedAt,
    string UpdatedAt,
    PersonId CreatedBy,
    SettingsView Settings,
    int Members,
    int Documents,
    string? DeletedAt = null);

/// <summary>What is switched on in a workspace.</summary>
internal sealed record SettingsView(bool Comments, bool Chat, bool Guests, bool Sharing, bool PublicLinks, bool Invitations)
{
    public static SettingsView Of(Feature off) => new(
        !off.HasFlag(Feature.Comments),
        !off.HasFlag(Feature.Chat),
        !off.HasFlag(Feature.Guests),
        !off.HasFlag(Feature.Sharing),
        !off.HasFlag(Feature.PublicLinks),
        !off.HasFlag(Feature.Invitations));
}
