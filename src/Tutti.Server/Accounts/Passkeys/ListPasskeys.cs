using Tutti.Actions;

namespace Tutti.Server.Accounts.Passkeys;

/// <summary>The passkeys of one's account, the oldest first; there are never more than fit on a page.</summary>
internal sealed record ListPasskeys;

internal sealed class ListPasskeysHandler : IHandler<ListPasskeys, Page<PasskeyView>>
{
    public async ValueTask<Outcome<Page<PasskeyView>>> Handle(
        ListPasskeys input, ActionContext context, CancellationToken cancellationToken) =>
        new Page<PasskeyView>([.. (await PasskeyStore.ListAsync(context.Db, context.Person.Id)).Select(passkey => passkey.ToView())], null);
}
