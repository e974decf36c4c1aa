using Microsoft.Extensions.Options;
using Tutti.Actions;

namespace Tutti.Server.Accounts.Passwords;

/// <summary>
/// How often a link to a new password may be asked for: per account few, so that nobody's mailbox is filled, and per address
/// as often as one may try to sign in. Asking never closes an account for signing in.
/// </summary>
internal sealed class ResetTries(SignInTries signIn, IOptions<AccountsOptions> options, TimeProvider clock)
{
    private readonly Budget _perAccount = new(options.Value.ResetsPerAccount, SignInTries.Window, clock);

    public TimeSpan? Take(string email, string address) => signIn.Take(address) ?? _perAccount.Take(Secrets.HashOf(email));
}
