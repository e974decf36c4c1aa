using Tutti.Actions;
using Tutti.Server.Accounts.Passwords;
using Tutti.Server.Accounts.Profile;

namespace Tutti.Server.Accounts.Guests;

/// <summary>Makes an account of the guest who asks: the same person, with the same workspace and documents.</summary>
internal sealed record UpgradeGuest(string Email, string Password, string? Name = null) : IValidated
{
    public Refusal? Validate() =>
        (Name is null ? null : Account.CheckName(Name)) ?? Account.CheckEmail(Email) ?? PasswordHashing.Check(Password);
}

internal sealed class UpgradeGuestHandler(PasswordHashing passwords, NewAccounts accounts, SignInTries tries) : IHandler<UpgradeGuest, MeView>
{
    private string _hash = "";

    public ValueTask<Refusal?> Prepare(UpgradeGuest input, ActionContext context, CancellationToken cancellationToken)
    {
        if (tries.Take(context.Caller.Address) is { } wait) return new(SignInTries.TooMany(wait));
        tries.GiveBack(context.Caller.Address);
        _hash = passwords.Hash(input.Password);
        return new((Refusal?)null);
    }

    public async ValueTask<Outcome<MeView>> Handle(UpgradeGuest input, ActionContext context, CancellationToken cancellationToken)
    {
        var upgraded = await accounts.UpgradeAsync(context, input.Email, input.Name, _hash);
        return upgraded.Refusal is { } refusal ? refusal : await MeView.OfAsync(context.Db, upgraded.Value!);
    }
}
