using Tutti.Actions;
using Tutti.Server.Accounts.Sessions;

namespace Tutti.Server.Accounts.Passwords;

/// <summary>Makes an account with a password.</summary>
internal sealed record Register(string Email, string Name, string Password) : IForAnyone, IValidated
{
    public Refusal? Validate() =>
        Account.CheckName(Name) ?? Account.CheckEmail(Email) ?? PasswordHashing.Check(Password);
}

internal sealed class RegisterHandler(PasswordHashing passwords, NewAccounts accounts, SignInTries tries) : IHandler<Register, SessionView>
{
    private string _hash = "";

    public ValueTask<Refusal?> Prepare(Register input, ActionContext context, CancellationToken cancellationToken)
    {
        if (tries.Take(context.Caller.Address) is { } wait) return new(SignInTries.TooMany(wait));
        tries.GiveBack(context.Caller.Address);
        // Before it is known whether the address is taken: the time tells nothing (EN-05).
        _hash = passwords.Hash(input.Password);
        return new((Refusal?)null);
    }

    public ValueTask<Outcome<SessionView>> Handle(Register input, ActionContext context, CancellationToken cancellationToken) =>
        accounts.MakeAsync(context, PersonId.New(), input.Email, input.Name, _hash);
}
