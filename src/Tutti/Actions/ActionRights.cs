using Tutti.Access;

namespace Tutti.Actions;

/// <summary>Step 3 of the runner: may this person do this here? What one may not know of is the same as what is not there.</summary>
internal sealed class ActionRights(IRoomAuthorizer documents, WorkspaceAuthorizer workspaces, IDocumentHosts hosts)
{
    public static readonly Refusal NoSuchThing = new(RefusalCode.NotFound, "There is no such thing, or it is not shared with you.");

    private static readonly Refusal NotAllowed = new(RefusalCode.PermissionDenied, "Your role does not allow this."),
        MembersOnly = new(RefusalCode.PermissionDenied, "Only members of the workspace may do this.");

    public async ValueTask<Refusal?> CheckAsync(
        ActionDefinition action, object input, ActionContext context, CancellationToken cancellationToken)
    {
        if (action.Permission == Permission.None) return null;
        var rights = await FindAsync(input, context.Person, cancellationToken);
        if (rights is null) return NoSuchThing;
        context.Rights = rights;
        if (action.MembersOnly && !rights.IsMember) return MembersOnly;
        if (!rights.May(action.Permission) && !await IsHostAsync(action, input, rights, context)) return NotAllowed;
        return (rights.Features & action.Feature) == action.Feature ? null : SwitchedOff(action.Feature);
    }

    private async ValueTask<DocumentRights?> FindAsync(object input, Person person, CancellationToken cancellationToken)
    {
        if (input is IInDocument { DocumentId: var document })
            return await documents.AuthorizeAsync(person, document, cancellationToken);
        if (input is not IInWorkspace { WorkspaceId: var workspace }) return null;
        return await workspaces.AuthorizeAsync(person.Id, workspace, input is IInDeletedWorkspace) is { } found
            ? new DocumentRights(found.Role) { Features = found.Features }
            : null;
    }

    private async ValueTask<bool> IsHostAsync(ActionDefinition action, object input, DocumentRights rights, ActionContext context) =>
        action.HostMay && rights.May(Permission.Edit) && input is IInDocument { DocumentId: var document }
        && await hosts.HostOfAsync(context.Db, document) == context.Person.Id;

    private static Refusal SwitchedOff(Feature feature)
    {
        var name = FeatureNames.Of(feature).Replace('_', ' ');
        return new Refusal(RefusalCode.PermissionDenied, $"In this workspace {name} is switched off.");
    }
}
