using Tutti.Actions;

namespace Tutti.Server.Accounts.Passkeys;

/// <summary>Offers to make a passkey for an account that is still to be made. A guest who asks stays the same person.</summary>
internal sealed record BeginPasskeySignUp(string Email, string Name) : IForAnyone, IValidated
{
    public Refusal? Validate() => Account.CheckName(Name) ?? Account.CheckEmail(Email);
}

internal sealed class BeginPasskeySignUpHandler(PasskeyCeremony ceremony) : IHandler<BeginPasskeySignUp, CeremonyView>
{
    public async ValueTask<Outcome<CeremonyView>> Handle(
        BeginPasskeySignUp input, ActionContext context, CancellationToken cancellationToken)
    {
        // Whether the address is taken is not looked at here, so it is not told either.
        var id = context.Who?.Person is { IsGuest: true } guest ? guest.Id : PersonId.New();
        var candidate = new Candidate(id, Account.Normalise(input.Email), input.Name.Trim());
        return await ceremony.OfferAsync(context, PasskeyPurpose.SignUp, candidate);
    }
}
