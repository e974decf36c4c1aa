using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Store;

namespace Tutti.Features.Shares;

/// <summary>A link as it is stored, with its document and its maker.</summary>
internal sealed class ShareLink
{
    public const string Active = "active", Expired = "expired", UsedUp = "used_up";

    public string Id { get; init; } = "";

    public DocumentId DocumentId { get; init; }

    public string Title { get; init; } = "";

    public string Kind { get; init; } = "";

    public WorkspaceId WorkspaceId { get; init; }

    public string FeaturesOff { get; init; } = "";

    public ShareAccess Access { get; init; }

    public bool MayShare { get; init; }

    public string? Label { get; init; }

    public int? MostUses { get; init; }

    public int Uses { get; init; }

    public string? MadeUnder { get; init; }

    public bool ByGuest { get; init; }

    public PersonId CreatedBy { get; init; }

    public string MakerName { get; init; } = "";

    public string MakerColor { get; init; } = "";

    public bool MakerIsGuest { get; init; }

    public bool MakerIsMember { get; init; }

    public string CreatedAt { get; init; } = "";

    public string? ExpiresAt { get; init; }

    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public Feature Features => Feature.All & ~FeatureNames.Read(FeaturesOff);

    /// <summary>Everything that the link gives.</summary>
    public Permission Permissions => PermissionMatrix.Of((Role)Access) | (MayShare ? Permission.Share : Permission.None);

    public ShareView ToView(DateTimeOffset now) => new(
        Id,
        Access,
        MayShare,
        Label,
        ExpiresAt,
        MostUses,
        Uses,
        ExpiresAt is not null && Timestamps.Read(ExpiresAt) <= now ? Expired : Uses >= MostUses ? UsedUp : Active,
        CreatedAt,
        new ShareMaker(CreatedBy, MakerName, MakerColor, MakerIsGuest, MakerIsMember));
}

/// <summary>A new link: the only time its token is shown.</summary>
internal sealed record NewShareView(
    string Id, string Token, string Url, ShareAccess Access, bool MayShare, string? Label, string? ExpiresAt, int? Uses, int Used);

/// <summary>A link as those who may share see it.</summary>
internal sealed record ShareView(
    string Id,
    ShareAccess Access,
    bool MayShare,
    string? Label,
    string? ExpiresAt,
    int? Uses,
    int Used,
    [property: AllowedValues(ShareLink.Active, ShareLink.Expired, ShareLink.UsedUp)] string State,
    string CreatedAt,
    ShareMaker CreatedBy);

/// <summary>Who made a link, and whether they are still in the workspace.</summary>
internal sealed record ShareMaker(PersonId Id, string Name, string Color, bool IsGuest, bool IsMember);

/// <summary>What a link leads to, for whoever holds it.</summary>
internal sealed record ShareLinkView(
    SharedDocument Document, ShareAccess Access, bool MayShare, SharedBy SharedBy, string? ExpiresAt, bool NeedsAccount);

/// <summary>The document of a link, before one is in it.</summary>
internal sealed record SharedDocument(
    DocumentId Id, [property: AllowedValues("artifact", "workflow", "pipeline", "session")] string Kind, string Title);

/// <summary>Who shares.</summary>
internal sealed record SharedBy(string Name, string Color);

/// <summary>Where a link led; with a session for someone who was nobody before.</summary>
internal sealed record RedeemedShareView(
    DocumentId DocumentId,
    ShareAccess Access,
    bool MayShare,
    SharedWith? User = null,
    string? AccessToken = null,
    string? RefreshToken = null,
    string? ExpiresAt = null) : IHttpView
{
    [JsonIgnore]
    public Action<HttpContext>? SetCookie { get; init; }

    public void Apply(HttpContext http) => SetCookie?.Invoke(http);
}

/// <summary>The guest that one has become.</summary>
internal sealed record SharedWith(PersonId Id, string Name, string Color, bool IsGuest);
