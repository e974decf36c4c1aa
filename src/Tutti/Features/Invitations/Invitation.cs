using System.Security.Cryptography;
using System.Text;
using Tutti.Access;

namespace Tutti.Features.Invitations;

/// <summary>An invitation as it is stored, with what its reader wants to know.</summary>
internal sealed class Invitation
{
    public string Id { get; init; } = "";

    public WorkspaceId WorkspaceId { get; init; }

    public string WorkspaceName { get; init; } = "";

    public string InvitedBy { get; init; } = "";

    public string InviterColor { get; init; } = "";

    public PersonId CreatedBy { get; init; }

    public Role Role { get; init; }

    public string ExpiresAt { get; init; } = "";

    public PersonId? AcceptedBy { get; init; }

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>A new invitation: the only time its token is shown.</summary>
internal sealed record NewInvitationView(string Id, string Token, string Url, Role Role, string ExpiresAt);

/// <summary>An invitation as whoever holds its link sees it.</summary>
internal sealed record InvitationView(InvitedTo Workspace, Inviter InvitedBy, Role Role, string ExpiresAt);

/// <summary>The workspace of an invitation, before one may see more of it.</summary>
internal sealed record InvitedTo(WorkspaceId Id, string Name);

/// <summary>Who invites.</summary>
internal sealed record Inviter(PersonId Id, string Name, string Color);

/// <summary>Where an accepted invitation led.</summary>
internal sealed record AcceptedView(WorkspaceId WorkspaceId, Role Role);
