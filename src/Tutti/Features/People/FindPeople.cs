using Tutti.Access;
using Tutti.Actions;
using Tutti.Store;

namespace Tutti.Features.People;

/// <summary>
/// People whose names have words that begin so, for completion: those one shares a workspace with, or those of one
/// workspace. Nobody else can be found.
/// </summary>
internal sealed record FindPeople(string? Query = null, WorkspaceId? WorkspaceId = null, int? Limit = null) : IValidated
{
    public Refusal? Validate() => PageSize.Check(Limit) ?? PlainText.CheckQuery(Query);
}

internal sealed class FindPeopleHandler : IHandler<FindPeople, Page<PersonView>>
{
    private const int Usual = 10;

    public async ValueTask<Outcome<Page<PersonView>>> Handle(
        FindPeople input, ActionContext context, CancellationToken cancellationToken)
    {
        var self = context.Person.Id;
        if (input.WorkspaceId is { } workspace && await Memberships.RoleAsync(context.Db, workspace, self) is null)
            return ActionRights.NoSuchThing;
        var people = await PeopleStore.FindAsync(
            context.Db, self, input.WorkspaceId, Words.OfQuery(input.Query), input.Limit ?? Usual);
        return new Page<PersonView>(people, null);
    }
}
