using Tutti.Actions;

namespace Tutti.Server.Accounts.Passkeys;

/// <summary>Asks for a passkey, whichever the visitor has: the device knows its own, so nobody says who they are first.</summary>
internal sealed record BeginPasskeyLogin : IForAnyone;

internal sealed class BeginPasskeyLoginHandler(PasskeyCeremony ceremony) : IHandler<BeginPasskeyLogin, CeremonyView>
{
    public async ValueTask<Outcome<CeremonyView>> Handle(
        BeginPasskeyLogin input, ActionContext context, CancellationToken cancellationToken) => await ceremony.AskAsync(context);
}
