using Tutti.Access;
using Tutti.Actions;
using Tutti.Server.Accounts.Sessions;

namespace Tutti.Server.Accounts.Passwords;

/// <summary>Makes an account.</summary>
internal sealed record Register(string Email, string Name, string Password) : IForAnyone, IValidated
{
    public Refusal? Validate() =>
        Account.CheckName(Name) ?? Account.CheckEmail(Email) ?? PasswordHashing.Check(Password);
}

internal sealed class RegisterHandler(PasswordHashing passwords, SessionLife sessions) : IHandler<Register, SessionView>
{
    private string _hash = "";

    public ValueTask<Refusal?> Prepare(Register input, ActionContext context, CancellationToken cancellationToken)
    {
        // Before it is known whether the address is taken: the time tells nothing (EN-05).
        _hash = passwords.Hash(input.Password);
        return new((Refusal?)null);
    }

    public async ValueTask<Outcome<SessionView>> Handle(Register input, ActionContext context, CancellationToken cancellationToken)
    {
        var email = Account.Normalise(input.Email);
        if (await AccountStore.FindByEmailAsync(context.Db, email) is not null)
            return new Refusal(RefusalCode.Conflict, "There is an account with this e-mail address; sign in instead.");
        var id = PersonId.New();
        var account = new Account
        {
            Id = id,
            Name = input.Name.Trim(),
            Color = PersonColors.At(await AccountStore.CountAsync(context.Db)),
            Email = email,
            PasswordHash = _hash,
        };
        await Memberships.RememberAsync(context.Db, account.ToPerson());
        await AccountStore.InsertAsync(context.Db, account, context.At);
        var view = await sessions.StartAsync(context, account);
        context.Raise(new PersonRegistered());
        return view;
    }
}
