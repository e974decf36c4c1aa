using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Tutti.Actions;

namespace Tutti.Server.Accounts.Passkeys;

/// <summary>
/// The two ceremonies of WebAuthn, by ASP.NET Core Identity: making a passkey and proving one. The challenge goes to the
/// browser inside a sealed state, so that nothing has to be kept until it comes back.
/// </summary>
internal sealed class PasskeyCeremony(
    PasskeySeal seal, IOptions<AccountsOptions> accounts, IOptions<TuttiOptions> tutti, TimeProvider clock)
{
    /// <summary>Offers to make a passkey for someone.</summary>
    public async ValueTask<CeremonyView> OfferAsync(ActionContext context, PasskeyPurpose purpose, Candidate candidate)
    {
        var entity = new PasskeyUserEntity
        {
            Id = candidate.Id.ToString(),
            Name = candidate.Email,
            DisplayName = candidate.Name,
        };
        var made = await Handler(context).MakeCreationOptionsAsync(entity, Request(context));
        return View(made.CreationOptionsJson, purpose, made.AttestationState!, candidate);
    }

    /// <summary>Offers to prove any passkey. It names none, so that it says nothing about who has one.</summary>
    public async ValueTask<CeremonyView> AskAsync(ActionContext context)
    {
        var made = await Handler(context).MakeRequestOptionsAsync(null, Request(context));
        return View(made.RequestOptionsJson, PasskeyPurpose.Login, made.AssertionState!, null);
    }

    /// <summary>Checks the making of a passkey.</summary>
    /// <returns>The passkey and whom it is for, or null.</returns>
    public async ValueTask<Made?> CheckMadeAsync(ActionContext context, PasskeyPurpose purpose, string state, JsonElement credential)
    {
        if (seal.Open(purpose, state) is not { Candidate: { } candidate } opened) return null;
        var result = await Handler(context).PerformAttestationAsync(new PasskeyAttestationContext
        {
            HttpContext = Request(context),
            CredentialJson = credential.GetRawText(),
            AttestationState = opened.Inner,
        });
        return result.Succeeded ? new Made(result.Passkey, candidate, opened) : null;
    }

    /// <summary>Checks the proof of a passkey.</summary>
    /// <returns>The passkey and whose it is, or null.</returns>
    public async ValueTask<Proven?> CheckProofAsync(ActionContext context, string state, JsonElement credential)
    {
        if (seal.Open(PasskeyPurpose.Login, state) is not { } opened) return null;
        var result = await Handler(context).PerformAssertionAsync(new PasskeyAssertionContext
        {
            HttpContext = Request(context),
            CredentialJson = credential.GetRawText(),
            AssertionState = opened.Inner,
        });
        return result.Succeeded ? new Proven(result.Passkey, result.User, opened) : null;
    }

    private IPasskeyHandler<Account> Handler(ActionContext context) => PasskeyUsers.HandlerOver(context.Db, new IdentityPasskeyOptions
    {
        ServerDomain = accounts.Value.Passkeys.Domain ?? Address(OwnOrigin(context)).Host,
        UserVerificationRequirement = accounts.Value.Passkeys.UserVerification,
        // It is found by the device itself, so that nobody has to say who they are first.
        ResidentKeyRequirement = "required",
        AttestationConveyancePreference = "none",
        AuthenticatorTimeout = PasskeySeal.Lifetime,
        ValidateOrigin = asked => new(
            !asked.CrossOrigin && (asked.Origin == OwnOrigin(context) || accounts.Value.Passkeys.Origins.Contains(asked.Origin))),
    });

    private string OwnOrigin(ActionContext context) => tutti.Value.PublicOrigin ?? context.Caller.Origin;

    // The handler wants a request; all it takes from it is asked above, of the caller.
    private static DefaultHttpContext Request(ActionContext context)
    {
        var origin = Address(context.Caller.Origin);
        return new DefaultHttpContext { Request = { Scheme = origin.Scheme, Host = new HostString(origin.Authority) } };
    }

    // A request may come without a host, or with one that is none; no browser's does.
    private static Uri Address(string origin) => Uri.TryCreate(origin, UriKind.Absolute, out var address) ? address : new Uri("http://localhost");

    private CeremonyView View(string options, PasskeyPurpose purpose, string inner, Candidate? candidate)
    {
        using var json = JsonDocument.Parse(options);
        var state = new CeremonyState(Guid.CreateVersion7(clock.GetUtcNow()).ToString("D"), inner, clock.GetUtcNow() + PasskeySeal.Lifetime, candidate);
        return new CeremonyView(json.RootElement.Clone(), seal.Close(purpose, state));
    }
}

/// <summary>What the browser is to be asked, and what it has to hand back with its answer.</summary>
internal sealed record CeremonyView(JsonElement Options, string State);

/// <summary>Whom a passkey is made for.</summary>
internal sealed record Candidate(PersonId Id, string Email, string Name);

/// <summary>A passkey that was made just now.</summary>
internal sealed record Made(UserPasskeyInfo Passkey, Candidate Candidate, CeremonyState State);

/// <summary>A passkey that was proven just now.</summary>
internal sealed record Proven(UserPasskeyInfo Passkey, Account Account, CeremonyState State);
