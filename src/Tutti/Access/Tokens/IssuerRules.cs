using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Tutti.Access.Tokens;

/// <summary>Refuses to start on an issuer that cannot work, or that others could pretend to be (TK-11).</summary>
internal sealed class IssuerRules(IHostEnvironment environment) : IValidateOptions<TuttiOptions>
{
    private static readonly TimeSpan LeastRefresh = TimeSpan.FromMilliseconds(50);

    public ValidateOptionsResult Validate(string? name, TuttiOptions options)
    {
        var wrongs = options.Issuers.Select((issuer, number) => (Number: number, Wrong: Check(issuer)))
            .Where(one => one.Wrong is not null)
            .Select(one => $"Tutti:Issuers:{one.Number}: {one.Wrong}")
            .ToList();
        if (options.Issuers.DistinctBy(issuer => issuer.Issuer, StringComparer.Ordinal).Count() < options.Issuers.Count)
            wrongs.Add("Tutti:Issuers: two have the same Issuer.");
        return wrongs.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrongs);
    }

    /// <summary>Whether keys may be fetched from there: https, or this very machine.</summary>
    public static bool IsSafeAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private string? Check(IssuerOptions issuer)
    {
        if (issuer.Issuer.Length == 0) return "Issuer is missing.";
        if (issuer.Audience.Length == 0) return "Audience is missing: without it a token for any other application would do.";
        if (JwsAlgorithm.Find(issuer.Algorithm) is not { } algorithm) return "Algorithm is none of HS256, HS384, HS512, RS256, RS384, RS512, PS256, ES256, ES384, ES512.";
        if (new[] { issuer.Secret, issuer.PublicKey, issuer.Jwks }.Count(one => one is not null) > 1) return "Only one of Secret, PublicKey and Jwks can be given.";
        if (issuer.KeysRefresh < LeastRefresh || issuer.KeysKept < issuer.KeysRefresh) return "KeysRefresh is too short, or KeysKept shorter.";
        return algorithm.Family == KeyFamily.Secret ? CheckSecret(issuer.Secret) : CheckPublic(issuer, algorithm);
    }

    private string? CheckSecret(string? secret)
    {
        if (secret is null || Encoding.UTF8.GetByteCount(secret) < GuessableSecrets.LeastBytes) return "Secret has to be at least 32 bytes.";
        return environment.IsProduction() && GuessableSecrets.Has(secret) ? "Secret looks like an example." : null;
    }

    private static string? CheckPublic(IssuerOptions issuer, JwsAlgorithm algorithm)
    {
        if (issuer.Secret is not null) return $"{algorithm.Name} takes no Secret.";
        if (issuer.PublicKey is { } pem)
            return PublicKeys.FromPem(pem, algorithm) is null ? $"PublicKey is no key for {algorithm.Name} as PEM." : null;
        return IsSafeAddress(issuer.Jwks ?? issuer.Issuer) ? null : "Jwks has to be an https address.";
    }
}
