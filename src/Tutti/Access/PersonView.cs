namespace Tutti.Access;

/// <summary>Someone as lists show them, also beside what they did.</summary>
internal sealed record PersonView(PersonId Id, string Name, string Color, string? Avatar)
{
    public static PersonView Of(Person person) => new(person.Id, person.Name, person.Color, person.Avatar);
}
