using Tutti.Access;
using Tutti.Actions.Events;
using Tutti.Server.Accounts.Sessions;
using Tutti.Store;

namespace Tutti.Server.Accounts.Suspension;

/// <summary>
/// Shuts an account out and lets it in again. It may run beside the server that is up: all sessions end in the store, and
/// <see cref="SessionWatch"/> closes their sockets.
/// </summary>
internal sealed class AccountSuspension(IStore store, EventLog events, TimeProvider clock)
{
    // Whoever may run programs on the server's machine; nobody can sign in as it.
    private static readonly Person Operator = new(new PersonId(Guid.Empty), "Operator", "#495057");

    public Task<bool> SuspendAsync(string email) => ChangeAsync(email, suspended: true);

    public Task<bool> RestoreAsync(string email) => ChangeAsync(email, suspended: false);

    // Whether there is such an account.
    private async Task<bool> ChangeAsync(string email, bool suspended)
    {
        using var transaction = await store.BeginAsync(CancellationToken.None);
        if (await AccountStore.FindByEmailAsync(transaction.Db, Account.Normalise(email)) is not { } account) return false;
        var at = Timestamps.Text(clock.GetUtcNow());
        await AccountStore.SetDisabledAsync(transaction.Db, account.Id, suspended ? at : null);
        if (suspended) await SessionStore.EndOthersAsync(transaction.Db, account.Id, null, at);
        IEvent happened = suspended ? new AccountSuspended(account.Id) : new AccountRestored(account.Id);
        await events.AppendAsync(transaction, [(new Actor(Operator, null, "operator"), happened)]);
        transaction.Commit();
        return true;
    }
}
