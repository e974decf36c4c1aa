using Tutti.Access;
using Tutti.Actions;
using Tutti.Server.Accounts.Sessions;

namespace Tutti.Server.Accounts;

/// <summary>Makes accounts, inside the transaction of the action that asks.</summary>
internal sealed class NewAccounts(SessionLife sessions, LiveSessions live, SignInTries tries)
{
    private static readonly Refusal Taken =
        new(RefusalCode.Conflict, "There is an account with this e-mail address; sign in instead.");

    /// <summary>Makes an account for someone new, and signs them in.</summary>
    public async ValueTask<Outcome<SessionView>> MakeAsync(ActionContext context, PersonId id, string email, string name, string? passwordHash)
    {
        var account = new Account
        {
            Id = id,
            Name = name.Trim(),
            Color = PersonColors.At(await AccountStore.CountAsync(context.Db)),
            Email = Account.Normalise(email),
            PasswordHash = passwordHash,
        };
        await Memberships.RememberAsync(context.Db, account.ToPerson());
        if (!await AccountStore.InsertAsync(context.Db, account, context.At)) return RefuseTaken(context);
        var view = await sessions.StartAsync(context, account);
        context.Raise(new PersonRegistered());
        return view;
    }

    /// <summary>Makes an account of a guest, who stays the same person with everything they have.</summary>
    public async ValueTask<Outcome<Account>> UpgradeAsync(ActionContext context, string email, string? name, string? passwordHash)
    {
        var guest = await AccountStore.FindAsync(context.Db, context.Person.Id);
        if (guest is not { Email: null, IsGuest: true })
            return new Refusal(RefusalCode.Conflict, "Only a guest can become an account.");
        if (!await AccountStore.UpgradeAsync(context.Db, guest.Id, Account.Normalise(email), passwordHash)) return RefuseTaken(context);
        var person = guest.ToPerson() with { Name = name?.Trim() ?? guest.Name, IsGuest = false };
        await Memberships.RememberAsync(context.Db, person);
        context.Become(context.Who! with { Person = person });
        context.Transaction.AfterCommit(() => live.Forget(person.Id));
        context.Raise(new GuestUpgraded(person.Name));
        return (await AccountStore.FindAsync(context.Db, guest.Id))!;
    }

    // That an address is taken has to be said to whoever wants it. It costs a try, so that nobody asks for many.
    private Refusal RefuseTaken(ActionContext context)
    {
        _ = tries.Take(context.Caller.Address);
        return Taken;
    }
}
