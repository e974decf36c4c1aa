using Tutti.Actions;
using Tutti.Server.Accounts.Sessions;

namespace Tutti.Server.Accounts.Passwords;

/// <summary>Changes one's password, or gives oneself one beside a passkey. Every other session ends.</summary>
internal sealed record ChangePassword(string NewPassword, string? CurrentPassword = null) : IValidated
{
    public Refusal? Validate() => PasswordHashing.Check(NewPassword);
}

internal sealed class ChangePasswordHandler(PasswordHashing passwords, SignInTries tries, SessionLife sessions, AccountMail mail)
    : IHandler<ChangePassword, Nothing>
{
    private static readonly Refusal Wrong = new(RefusalCode.PermissionDenied, "The current password is wrong."),
        NoAccount = new(RefusalCode.Conflict, "A guest has no password; make an account first."),
        Changed = new(RefusalCode.Conflict, "The password was changed meanwhile.");

    private Account? _account;
    private string _hash = "";

    public async ValueTask<Refusal?> Prepare(ChangePassword input, ActionContext context, CancellationToken cancellationToken)
    {
        _account = await AccountStore.FindAsync(context.Db, context.Person.Id);
        if (_account is null) return ActionRights.NoSuchThing;
        if (_account.Email is not { } email) return NoAccount;
        if (_account.PasswordHash is not null)
        {
            // Whoever found an open browser must not find the password out by trying.
            if (tries.Take(email, context.Caller.Address) is { } wait) return SignInTries.TooMany(wait);
            if (input.CurrentPassword is not { } current || !passwords.Verify(_account, current)) return Wrong;
            tries.Succeeded(email, context.Caller.Address);
        }
        _hash = passwords.Hash(input.NewPassword);
        return null;
    }

    public async ValueTask<Outcome<Nothing>> Handle(ChangePassword input, ActionContext context, CancellationToken cancellationToken)
    {
        if (!await PasswordStore.ReplaceAsync(context.Db, _account!.Id, _account.PasswordHash, _hash)) return Changed;
        context.Raise(new PasswordChanged(await sessions.EndOthersAsync(context)));
        await mail.TellAsync(context, _account, "Your password was changed", "The password of your account was changed, and everyone else who was signed in is signed out.");
        return Nothing.Instance;
    }
}
