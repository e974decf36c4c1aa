using Tutti.Access;
using Tutti.Actions;
using Tutti.Server.Accounts.Passkeys;
using Tutti.Server.Accounts.Sessions;

namespace Tutti.Server.Accounts.Passwords;

/// <summary>Sets a new password by the link that came by mail. Every session of the account ends.</summary>
internal sealed record ResetPassword(string Token, string NewPassword) : IForAnyone, IValidated
{
    public Refusal? Validate() => PasswordHashing.Check(NewPassword);
}

internal sealed class ResetPasswordHandler(PasswordHashing passwords, SignInTries tries, SessionLife sessions, AccountMail mail)
    : IHandler<ResetPassword, Nothing>
{
    // Used, expired, never made: one answer.
    private static readonly Refusal Spent = new(RefusalCode.NotFound, "This link does not exist, has expired or was used; ask for a new one.");

    private string _hash = "";

    public ValueTask<Refusal?> Prepare(ResetPassword input, ActionContext context, CancellationToken cancellationToken)
    {
        if (tries.Take(context.Caller.Address) is { } wait) return new(SignInTries.TooMany(wait));
        _hash = passwords.Hash(input.NewPassword);
        return new((Refusal?)null);
    }

    public async ValueTask<Outcome<Nothing>> Handle(ResetPassword input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await PasswordStore.UseResetAsync(context.Db, Secrets.HashOf(input.Token), context.At) is not { } person) return Spent;
        if (await AccountStore.FindAsync(context.Db, person) is not { DisabledAt: null } account) return Spent;
        context.Become(new SignedIn(account.ToPerson()));
        await PasswordStore.ResetAsync(context.Db, person, _hash, context.At);
        // Nobody had proven yet that the address is theirs: who made the account may be somebody else, and goes with all keys.
        var passkeys = account.EmailProvenAt is null ? await PasskeyStore.RemoveAllAsync(context.Db, person) : 0;
        context.Raise(new PasswordRenewed(await sessions.EndOthersAsync(context), passkeys));
        tries.GiveBack(context.Caller.Address);
        await mail.TellAsync(context, account, "Your password was changed", "A new password was set for your account, and everyone who was signed in is signed out.");
        return Nothing.Instance;
    }
}
