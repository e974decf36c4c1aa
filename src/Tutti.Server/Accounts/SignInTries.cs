using Microsoft.Extensions.Options;
using Tutti.Actions;

namespace Tutti.Server.Accounts;

/// <summary>How often one may fail to sign in: per account and per address. What succeeds does not count.</summary>
internal sealed class SignInTries(IOptions<AccountsOptions> options, TimeProvider clock)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly Budget _perAccount = new(options.Value.TriesPerAccount, Window, clock);
    private readonly Budget _perAddress = new(options.Value.TriesPerAddress, Window, clock);

    public static Refusal TooMany(TimeSpan wait) => new(RefusalCode.RateLimited, "Too many tries; wait a while.", wait);

    /// <summary>Takes a try of an account, or of a passkey, at an address.</summary>
    public TimeSpan? Take(string account, string address)
    {
        if (_perAddress.Take(address) is { } wait) return wait;
        // The hash keeps a long address from filling the memory.
        return _perAccount.Take(Secrets.HashOf(account));
    }

    /// <summary>Takes a try at an address alone: a token that nobody can guess needs no more.</summary>
    public TimeSpan? Take(string address) => _perAddress.Take(address);

    public void Succeeded(string account, string address)
    {
        _perAccount.GiveBack(Secrets.HashOf(account));
        _perAddress.GiveBack(address);
    }

    public void GiveBack(string address) => _perAddress.GiveBack(address);
}
