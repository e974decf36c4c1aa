using Tutti.Access;

namespace Tutti.Actions;

/// <summary>A person as lists show them.</summary>
internal sealed record PersonView(PersonId Id, string Name, string Color, string? Avatar)
{
    public static PersonView Of(Person person) => new(person.Id, person.Name, person.Color, person.Avatar);
}
