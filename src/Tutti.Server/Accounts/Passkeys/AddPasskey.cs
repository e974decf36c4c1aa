using System.Text.Json;
using Tutti.Actions;

namespace Tutti.Server.Accounts.Passkeys;

/// <summary>Takes a passkey that the browser has made into one's account. The credential is what the browser's <c>toJSON</c> gives.</summary>
internal sealed record AddPasskey(JsonElement Credential, string State, string? Name = null) : IValidated
{
    public Refusal? Validate() => PasskeyRules.CheckName(Name) ?? PasskeyRules.CheckCredential(Credential);
}

internal sealed class AddPasskeyHandler(PasskeyCeremony ceremony, AccountMail mail) : IHandler<AddPasskey, PasskeyView>
{
    private Made? _made;

    public async ValueTask<Refusal?> Prepare(AddPasskey input, ActionContext context, CancellationToken cancellationToken)
    {
        _made = await ceremony.CheckMadeAsync(context, PasskeyPurpose.Add, input.State, input.Credential);
        return _made?.Candidate.Id == context.Person.Id ? null : PasskeyRules.NotMade;
    }

    public async ValueTask<Outcome<PasskeyView>> Handle(AddPasskey input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await AccountStore.FindAsync(context.Db, context.Person.Id) is not { } account) return ActionRights.NoSuchThing;
        await PasskeyStore.HoldAccountAsync(context.Db, account.Id);
        if (await PasskeyStore.CountAsync(context.Db, account.Id) >= PasskeyRules.Most) return PasskeyRules.TooMany;
        var passkey = Passkey.Of(_made!.Passkey, account.Id, PasskeyRules.NameOf(input.Name, context), context.Now);
        if (await PasskeyRules.TakeAsync(context, passkey, _made.State) is { } refusal) return refusal;
        context.Raise(new PasskeyAdded(passkey.Id, passkey.Name));
        await mail.TellAsync(context, account, "A passkey was added to your account", $"The passkey “{passkey.Name}” can be used to sign in from now on.");
        return passkey.ToView();
    }
}
