using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Shares;

/// <summary>Puts somebody out who came by links; the links they made under those end too. Members are removed in their workspace.</summary>
internal sealed record RemoveGuest(DocumentId DocumentId, PersonId PersonId) : IInDocument;

internal sealed class RemoveGuestHandler(ShareGrants grants) : IHandler<RemoveGuest, Nothing>
{
    public async ValueTask<Outcome<Nothing>> Handle(RemoveGuest input, ActionContext context, CancellationToken cancellationToken)
    {
        var maker = ShareRights.Maker(context);
        var ended = await grants.EndAsync(context.Transaction, input.DocumentId, input.PersonId, maker, context.At);
        if (ended == 0) return ActionRights.NoSuchThing;
        var workspace = await ShareStore.WorkspaceAsync(context.Db, input.DocumentId);
        context.Raise(new GuestRemoved(workspace, input.DocumentId, input.PersonId));
        return Nothing.Instance;
    }
}
