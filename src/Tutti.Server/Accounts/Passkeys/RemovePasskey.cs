using Tutti.Actions;
using Tutti.Server.Accounts.Sessions;

namespace Tutti.Server.Accounts.Passkeys;

/// <summary>Removes one of one's own passkeys: a device was lost, say. Every other session ends; the last way to sign in stays.</summary>
internal sealed record RemovePasskey(string PasskeyId);

internal sealed class RemovePasskeyHandler(SessionLife sessions, AccountMail mail) : IHandler<RemovePasskey, Nothing>
{
    private static readonly Refusal Last = new(RefusalCode.Conflict, "This is the only way to sign in; set a password or add a passkey first.");

    public async ValueTask<Outcome<Nothing>> Handle(RemovePasskey input, ActionContext context, CancellationToken cancellationToken)
    {
        await PasskeyStore.HoldAccountAsync(context.Db, context.Person.Id);
        if (await AccountStore.FindAsync(context.Db, context.Person.Id) is not { } account) return ActionRights.NoSuchThing;
        if (await PasskeyStore.FindAsync(context.Db, account.Id, input.PasskeyId) is not { } passkey) return ActionRights.NoSuchThing;
        if (account.PasswordHash is null && await PasskeyStore.CountAsync(context.Db, account.Id) == 1) return Last;
        await PasskeyStore.RemoveAsync(context.Db, passkey.Id);
        context.Raise(new PasskeyRemoved(passkey.Id, passkey.Name, await sessions.EndOthersAsync(context)));
        await mail.TellAsync(context, account, "A passkey was removed from your account", $"The passkey “{passkey.Name}” does not sign in any more, and everyone else who was signed in is signed out.");
        return Nothing.Instance;
    }
}
