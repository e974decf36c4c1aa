using Microsoft.Extensions.Options;
using Tutti.Actions;

namespace Tutti.Server.Accounts;

/// <summary>How often one may fail to sign in: per account and per address. What succeeds does not count.</summary>
internal sealed class SignInTries(IOptions<AccountsOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly Budget _perAccount = new(options.Value.TriesPerAccount, Window, clock);
    private readonly Budget _perAddress = new(options.Value.TriesPerAddress, Window, clock);

    public TimeSpan? Take(string email, string address)
    {
        if (_perAddress.Take(address) is { } wait) return wait;
        // The hash keeps a long address from filling the memory.
        return _perAccount.Take(Secrets.HashOf(email));
    }

    public void Succeeded(string email, string address)
    {
        _perAccount.GiveBack(Secrets.HashOf(email));
        _perAddress.GiveBack(address);
    }
}
