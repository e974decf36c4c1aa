using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Shares;

/// <summary>Takes a link back: what it gave ends at once, and so do the links that were made under it.</summary>
internal sealed record RevokeShare(DocumentId DocumentId, string ShareId) : IInDocument;

internal sealed class RevokeShareHandler(ShareGrants grants) : IHandler<RevokeShare, Nothing>
{
    public async ValueTask<Outcome<Nothing>> Handle(RevokeShare input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await ShareStore.FindAsync(context.Db, input.DocumentId, input.ShareId) is not { } link) return ActionRights.NoSuchThing;
        if (!ShareRights.ByRole(context) && link.CreatedBy != context.Person.Id) return ActionRights.NoSuchThing;
        var ended = await grants.RevokeAsync(context.Transaction, link.DocumentId, link.Id, context.At);
        if (ended == 0) return ActionRights.NoSuchThing;
        context.Raise(new ShareRevoked(link.WorkspaceId, link.DocumentId, link.Id, ended));
        return Nothing.Instance;
    }
}
