namespace Tutti.Access;

/// <summary>Someone as they are shown beside what they did.</summary>
internal sealed record PersonView(PersonId Id, string Name, string Color, string? Avatar)
{
    public static PersonView Of(MemberRow row) => new(row.Id, row.Name, row.Color, row.Avatar);
}
