using Tutti.Access;

namespace Tutti.Features.Members;

/// <summary>Someone in a workspace, as it is shown.</summary>
internal sealed record MemberView(
    PersonId Id, string Name, string Color, string? Avatar, bool IsGuest, Role Role, string JoinedAt)
{
    public static MemberView Of(MemberRow row) => new(row.Id, row.Name, row.Color, row.Avatar, row.IsGuest, row.Role, row.JoinedAt);
}
