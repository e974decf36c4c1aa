using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Shares;

/// <summary>
/// Who can open a document. Whoever came by a link sees nothing of the workspace: with the right to share, the people who
/// came by their own links, and without it nobody.
/// </summary>
internal sealed record ListDocumentPeople(DocumentId DocumentId, int? Limit = null, PersonId? After = null) : IInDocument, IValidated
{
    public Refusal? Validate() => PageSize.Check(Limit);
}

internal sealed class ListDocumentPeopleHandler : IHandler<ListDocumentPeople, DocumentPeopleView>
{
    private const int MostMembers = 50;

    private static readonly Refusal MembersOnly = new(RefusalCode.PermissionDenied, "Only members of the workspace may do this.");

    public async ValueTask<Outcome<DocumentPeopleView>> Handle(
        ListDocumentPeople input, ActionContext context, CancellationToken cancellationToken)
    {
        var rights = context.Rights!;
        if (!rights.IsMember && !rights.May(Permission.Share)) return MembersOnly;
        var maker = rights.IsMember ? (PersonId?)null : context.Person.Id;
        var guests = WorkspaceAuthorizer.LinkHolds(rights.Features, isGuest: true);
        var people = WorkspaceAuthorizer.LinkHolds(rights.Features, isGuest: false)
            ? await ShareStore.PeopleAsync(
                context.Db, input.DocumentId, maker, guests, input.After, (input.Limit ?? PageSize.Usual) + 1, context.At)
            : [];
        var page = PageSize.Of([.. people.Select(row => row.ToView())], input.Limit, view => view.Id.ToString());
        if (!rights.IsMember) return new DocumentPeopleView([], 0, page.Items, page.Next);
        var workspace = await ShareStore.WorkspaceAsync(context.Db, input.DocumentId);
        var members = await ShareStore.MembersAsync(context.Db, workspace, MostMembers);
        var count = members.Count < MostMembers ? members.Count : await ShareStore.CountMembersAsync(context.Db, workspace);
        return new DocumentPeopleView([.. members.Select(row => row.ToView())], count, page.Items, page.Next);
    }
}
