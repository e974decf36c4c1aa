using Tutti.Actions;

namespace Tutti.Server.Accounts.Passkeys;

/// <summary>Offers to make a passkey for one's account.</summary>
internal sealed record BeginPasskey;

internal sealed class BeginPasskeyHandler(PasskeyCeremony ceremony) : IHandler<BeginPasskey, CeremonyView>
{
    private static readonly Refusal NoAccount = new(RefusalCode.Conflict, "A guest has no passkeys; make an account first.");

    public async ValueTask<Outcome<CeremonyView>> Handle(BeginPasskey input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await AccountStore.FindAsync(context.Db, context.Person.Id) is not { } account) return ActionRights.NoSuchThing;
        if (account.Email is not { } email) return NoAccount;
        return await ceremony.OfferAsync(context, PasskeyPurpose.Add, new Candidate(account.Id, email, account.Name));
    }
}
