namespace Tutti.Access;

/// <summary>A member of a workspace as the store gives it.</summary>
internal sealed class MemberRow
{
    public PersonId Id { get; init; }

    public string Name { get; init; } = "";

    public string Color { get; init; } = "";

    public string? Avatar { get; init; }

    public bool IsGuest { get; init; }

    public Role Role { get; init; }

    public string JoinedAt { get; init; } = "";

    /// <summary>What lists of members sort by.</summary>
    public string NameWords { get; init; } = "";
}
