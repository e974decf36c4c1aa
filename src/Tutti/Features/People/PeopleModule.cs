using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.People;

/// <summary>People: the table of contents.</summary>
internal static class PeopleModule
{
    public static void Add(ActionRegistry actions) =>
        actions.Add<FindPeople, Page<PersonView>, FindPeopleHandler>(ActionKind.Read, "GET users");
}
