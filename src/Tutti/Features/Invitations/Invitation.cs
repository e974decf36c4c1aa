using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Tutti.Access;
using Tutti.Store;

namespace Tutti.Features.Invitations;

/// <summary>An invitation as it is stored, with what its reader wants to know.</summary>
internal sealed class Invitation
{
    public const string Open = "open", Accepted = "accepted", Declined = "declined", Revoked = "revoked", Expired = "expired";

    /// <summary>The weakest role that may invite.</summary>
    public static readonly Role WeakestMaker = Enum.GetValues<Role>().Order().First(role => PermissionMatrix.Allows(role, Permission.Share));

    public string Id { get; init; } = "";

    public WorkspaceId WorkspaceId { get; init; }

    public string WorkspaceName { get; init; } = "";

    public string FeaturesOff { get; init; } = "";

    public string InvitedBy { get; init; } = "";

    public string InviterColor { get; init; } = "";

    public PersonId CreatedBy { get; init; }

    /// <summary>What whoever made it is in the workspace now; null when they are gone.</summary>
    public int? MakerRole { get; init; }

    public Role Role { get; init; }

    public string? Email { get; init; }

    public string? Message { get; init; }

    public string CreatedAt { get; init; } = "";

    public string ExpiresAt { get; init; } = "";

    public PersonId? AcceptedBy { get; init; }

    public string? AcceptedName { get; init; }

    public string? AcceptedColor { get; init; }

    public string? DeclinedAt { get; init; }

    public string? RevokedAt { get; init; }

    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>How it stands. It is worth no more than the rights its maker still has: without them it counts as revoked.</summary>
    public string State(DateTimeOffset now) => this switch
    {
        { AcceptedBy: not null } => Accepted,
        { DeclinedAt: not null } => Declined,
        { RevokedAt: not null } => Revoked,
        _ when Timestamps.Read(ExpiresAt) <= now => Expired,
        _ when !MakerMay => Revoked,
        _ => Open,
    };

    /// <summary>Whether it can be accepted.</summary>
    public bool Holds(DateTimeOffset now) => State(now) == Open && Features.HasFlag(Feature.Invitations);

    public Feature Features => Feature.All & ~FeatureNames.Read(FeaturesOff);

    public InvitationItemView ToItem(DateTimeOffset now) => new(
        Id,
        Role,
        Email,
        Message,
        new Inviter(CreatedBy, InvitedBy, InviterColor),
        CreatedAt,
        ExpiresAt,
        State(now),
        AcceptedBy is { } person ? new Inviter(person, AcceptedName ?? "", AcceptedColor ?? "") : null);

    private bool MakerMay => (Role?)MakerRole is { } maker && maker >= Role && maker >= WeakestMaker;
}

/// <summary>A new invitation: the only time its token is shown.</summary>
internal sealed record NewInvitationView(string Id, string Token, string Url, Role Role, string? Email, string ExpiresAt);

/// <summary>An invitation as whoever holds its link sees it.</summary>
internal sealed record InvitationView(
    InvitedTo Workspace, Inviter InvitedBy, Role Role, string? Email, string? Message, string ExpiresAt);

/// <summary>An invitation as those who may invite see it.</summary>
internal sealed record InvitationItemView(
    string Id,
    Role Role,
    string? Email,
    string? Message,
    Inviter InvitedBy,
    string CreatedAt,
    string ExpiresAt,
    [property: AllowedValues(Invitation.Open, Invitation.Accepted, Invitation.Declined, Invitation.Revoked, Invitation.Expired)] string State,
    Inviter? AcceptedBy);

/// <summary>The workspace of an invitation, before one may see more of it.</summary>
internal sealed record InvitedTo(WorkspaceId Id, string Name);

/// <summary>Who invites, or who came.</summary>
internal sealed record Inviter(PersonId Id, string Name, string Color);

/// <summary>Where an accepted invitation led.</summary>
internal sealed record AcceptedView(WorkspaceId WorkspaceId, Role Role);
