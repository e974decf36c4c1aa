namespace Tutti.Access;

/// <summary>Who someone is, as everyone else sees them. It comes from the connection, never from what a client claims.</summary>
/// <param name="Id">The person's id.</param>
/// <param name="Name">The name shown, at most 100 characters.</param>
/// <param name="Color">The person's colour everywhere, as <c>#rrggbb</c>.</param>
/// <param name="Avatar">The address of a picture, or null.</param>
/// <param name="IsGuest">Whether the person came without an account.</param>
public sealed record Person(PersonId Id, string Name, string Color, string? Avatar = null, bool IsGuest = false)
{
    /// <summary>Characters of the longest name.</summary>
    public const int LongestName = 100;
}
