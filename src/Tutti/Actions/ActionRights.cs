using Tutti.Access;

namespace Tutti.Actions;

/// <summary>Step 3 of the runner: may this person do this here? What one may not know of is the same as what is not there.</summary>
internal sealed class ActionRights(IRoomAuthorizer documents, WorkspaceAuthorizer workspaces)
{
    public static readonly Refusal NoSuchThing = new(RefusalCode.NotFound, "There is no such thing, or it is not shared with you.");

    private static readonly Refusal NotAllowed = new(RefusalCode.PermissionDenied, "Your role does not allow this.");

    public async ValueTask<Refusal?> CheckAsync(
        ActionDefinition action, object input, ActionContext context, CancellationToken cancellationToken)
    {
        if (action.Permission == Permission.None) return null;
        var role = await RoleAsync(input, context.Person, cancellationToken);
        if (role is null) return NoSuchThing;
        context.Role = role;
        return PermissionMatrix.Allows(role.Value, action.Permission) ? null : NotAllowed;
    }

    private async ValueTask<Role?> RoleAsync(object input, Person person, CancellationToken cancellationToken) => input switch
    {
        IInDocument { DocumentId: var document } =>
            (await documents.AuthorizeAsync(person, document, cancellationToken))?.Role,
        IInWorkspace { WorkspaceId: var workspace } => await workspaces.RoleAsync(person.Id, workspace),
        _ => null,
    };
}
