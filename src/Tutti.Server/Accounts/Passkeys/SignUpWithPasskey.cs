using System.Text.Json;
using Tutti.Actions;
using Tutti.Server.Accounts.Sessions;

namespace Tutti.Server.Accounts.Passkeys;

/// <summary>Makes an account with a passkey and no password, or makes one of the guest who asks.</summary>
internal sealed record SignUpWithPasskey(JsonElement Credential, string State) : IForAnyone, IValidated
{
    public Refusal? Validate() => PasskeyRules.CheckCredential(Credential);
}

internal sealed class SignUpWithPasskeyHandler(
    PasskeyCeremony ceremony, NewAccounts accounts, SessionLife sessions, SignInTries tries) : IHandler<SignUpWithPasskey, SessionView>
{
    private Made? _made;

    public async ValueTask<Refusal?> Prepare(SignUpWithPasskey input, ActionContext context, CancellationToken cancellationToken)
    {
        if (tries.Take(context.Caller.Address) is { } wait) return SignInTries.TooMany(wait);
        _made = await ceremony.CheckMadeAsync(context, PasskeyPurpose.SignUp, input.State, input.Credential);
        if (_made is null) return PasskeyRules.NotMade;
        tries.GiveBack(context.Caller.Address);
        return null;
    }

    public async ValueTask<Outcome<SessionView>> Handle(SignUpWithPasskey input, ActionContext context, CancellationToken cancellationToken)
    {
        var (made, candidate, state) = _made!;
        var signedUp = await SignUpAsync(context, candidate);
        if (signedUp.Refusal is not null) return signedUp;
        var passkey = Passkey.Of(made, candidate.Id, PasskeyRules.NameOf(null, context), context.Now);
        if (await PasskeyRules.TakeAsync(context, passkey, state) is { } refusal) return refusal;
        context.Raise(new PasskeyAdded(passkey.Id, passkey.Name));
        return signedUp;
    }

    private async ValueTask<Outcome<SessionView>> SignUpAsync(ActionContext context, Candidate candidate)
    {
        var isTheGuest = context.Who?.Person.Id == candidate.Id;
        if (!isTheGuest)
        {
            // The offer was made to a guest who has signed out since.
            if (await AccountStore.FindAsync(context.Db, candidate.Id) is not null) return PasskeyRules.NotMade;
            return await accounts.MakeAsync(context, candidate.Id, candidate.Email, candidate.Name, passwordHash: null);
        }
        var upgraded = await accounts.UpgradeAsync(context, candidate.Email, candidate.Name, passwordHash: null);
        return upgraded.Refusal is { } refusal ? refusal : await sessions.StartAsync(context, upgraded.Value!);
    }
}
