using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Tutti.Server.Accounts.Passkeys;

/// <summary>What a challenge is for; its answer is taken for nothing else.</summary>
internal enum PasskeyPurpose
{
    Add,
    SignUp,
    Login,
}

/// <summary>What has to come back with the answer to a challenge.</summary>
/// <param name="Id">Which challenge, so that none is answered twice.</param>
/// <param name="Inner">What the handler of the ceremony wants to know again.</param>
/// <param name="ExpiresAt">Until when an answer is taken.</param>
/// <param name="Candidate">Whom a passkey is made for; null when one is proven.</param>
internal sealed record CeremonyState(string Id, string Inner, DateTimeOffset ExpiresAt, Candidate? Candidate);

/// <summary>Seals challenges with the application's own keys, for five minutes and one purpose.</summary>
internal sealed class PasskeySeal(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _protector = protection.CreateProtector("Tutti.Accounts.Passkeys", "v1");

    public string Close(PasskeyPurpose purpose, CeremonyState state) =>
        Of(purpose).Protect(JsonSerializer.Serialize(state, ServerJson.Default.CeremonyState));

    /// <summary>Opens a state.</summary>
    /// <returns>The state, or null when it is not ours, for something else, or too old.</returns>
    public CeremonyState? Open(PasskeyPurpose purpose, string text)
    {
        try
        {
            var state = JsonSerializer.Deserialize(Of(purpose).Unprotect(text), ServerJson.Default.CeremonyState);
            return state?.ExpiresAt > clock.GetUtcNow() ? state : null;
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Of(PasskeyPurpose purpose) => _protector.CreateProtector(purpose.ToString());
}
