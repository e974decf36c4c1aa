using Tutti.Access;

namespace Tutti.Features.Shares;

/// <summary>Who can open a document: the first members of its workspace with their number, and page by page those who came by links.</summary>
internal sealed record DocumentPeopleView(
    IReadOnlyList<DocumentMemberView> Members, long MemberCount, IReadOnlyList<LinkGuestView> Items, string? Next);

/// <summary>A member of the document's workspace.</summary>
internal sealed record DocumentMemberView(PersonId Id, string Name, string Color, string? Avatar, bool IsGuest, Role Role);

/// <summary>Somebody who came by a link, or several: the most that these give.</summary>
internal sealed record LinkGuestView(
    PersonId Id,
    string Name,
    string Color,
    string? Avatar,
    bool IsGuest,
    ShareAccess Access,
    bool MayShare,
    string GrantedAt,
    string? ExpiresAt);

/// <summary>A member as the store gives it.</summary>
internal sealed class DocumentMemberRow
{
    public PersonId Id { get; init; }

    public string Name { get; init; } = "";

    public string Color { get; init; } = "";

    public string? Avatar { get; init; }

    public bool IsGuest { get; init; }

    public Role Role { get; init; }

    public DocumentMemberView ToView() => new(Id, Name, Color, Avatar, IsGuest, Role);
}

/// <summary>Somebody with a link as the store gives them.</summary>
internal sealed class LinkGuestRow
{
    public PersonId Id { get; init; }

    public string Name { get; init; } = "";

    public string Color { get; init; } = "";

    public string? Avatar { get; init; }

    public bool IsGuest { get; init; }

    public ShareAccess Access { get; init; }

    public bool MayShare { get; init; }

    public string GrantedAt { get; init; } = "";

    public string? ExpiresAt { get; init; }

    public LinkGuestView ToView() => new(Id, Name, Color, Avatar, IsGuest, Access, MayShare, GrantedAt, ExpiresAt);
}
