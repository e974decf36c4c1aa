using System.Text.Json;
using Tutti.Actions;
using Tutti.Server.Accounts.Sessions;

namespace Tutti.Server.Accounts.Passkeys;

/// <summary>Signs in with a passkey. The credential is what the browser's <c>toJSON</c> gives.</summary>
internal sealed record LoginWithPasskey(JsonElement Credential, string State) : IForAnyone, IValidated
{
    public Refusal? Validate() => PasskeyRules.CheckCredential(Credential);
}

internal sealed class LoginWithPasskeyHandler(PasskeyCeremony ceremony, SignInTries tries, SessionLife sessions)
    : IHandler<LoginWithPasskey, SessionView>
{
    // Unknown, forged, copied, answered before, of a disabled account: one answer.
    private static readonly Refusal Wrong = new(RefusalCode.NotAuthenticated, "This passkey is not known here, or could not be checked.");

    private Proven? _proven;

    public async ValueTask<Refusal?> Prepare(LoginWithPasskey input, ActionContext context, CancellationToken cancellationToken)
    {
        var passkey = input.Credential.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : "";
        if (tries.Take("passkey:" + passkey, context.Caller.Address) is { } wait) return SignInTries.TooMany(wait);
        _proven = await ceremony.CheckProofAsync(context, input.State, input.Credential);
        if (_proven is not { Account.DisabledAt: null }) return Wrong;
        tries.Succeeded("passkey:" + passkey, context.Caller.Address);
        return null;
    }

    public async ValueTask<Outcome<SessionView>> Handle(LoginWithPasskey input, ActionContext context, CancellationToken cancellationToken)
    {
        var (passkey, account, state) = _proven!;
        if (!await PasskeyRules.AnswerAsync(context, state)) return Wrong;
        var isUsed = await PasskeyStore.UsedAsync(
            context.Db, Passkey.Text(passkey.CredentialId), passkey.SignCount, passkey.IsBackedUp, context.At);
        if (!isUsed) return Wrong;
        var view = await sessions.StartAsync(context, account);
        context.Raise(new PersonSignedIn("passkey"));
        return view;
    }
}
