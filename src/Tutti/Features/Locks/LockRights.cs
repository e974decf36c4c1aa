using Tutti.Access;
using Tutti.Actions;
using Tutti.Rooms.Rules;

namespace Tutti.Features.Locks;

/// <summary>Who may end what others hold: those who administer, and whoever leads the live session.</summary>
internal sealed class LockRights(EditRulesReader rules, IRoomAuthorizer authorizer)
{
    /// <summary>Whether whoever acts may end any lock of a document.</summary>
    public async ValueTask<bool> MayOverruleAsync(ActionContext context, DocumentId document, CancellationToken cancellationToken) =>
        context.Rights!.May(Permission.Administer) || (await rules.ReadAsync(document, cancellationToken)).Host == context.Person.Id;

    /// <summary>Whether whoever acts has a role above somebody's, who may have lost theirs.</summary>
    public async ValueTask<bool> IsAboveAsync(ActionContext context, DocumentId document, Person other, CancellationToken cancellationToken) =>
        await authorizer.AuthorizeAsync(other, document, cancellationToken) is not { } rights || context.Role > rights.Role;

    /// <summary>Whether somebody may still hold anything in a document.</summary>
    public async ValueTask<bool> MayHoldAsync(Person holder, DocumentId document, CancellationToken cancellationToken) =>
        await authorizer.AuthorizeAsync(holder, document, cancellationToken) is { } rights && rights.May(Permission.Edit);
}
