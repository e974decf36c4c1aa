using System.Text.Json;

namespace Tutti.Access.Tokens;

/// <summary>Fetches the keys of an issuer from where the configuration says, and from nowhere that a token says.</summary>
internal sealed class KeyFetcher : IDisposable
{
    private const int MostBytes = 256 * 1024;

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        // An address that leads elsewhere is not the one that was configured.
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = MostBytes,
    };

    /// <summary>Fetches the keys.</summary>
    /// <exception cref="HttpRequestException">The address does not answer as it should.</exception>
    /// <exception cref="InvalidDataException">What it answers are no keys for this algorithm.</exception>
    public async Task<IReadOnlyList<(string? Kid, VerifyingKey Key)>> FetchAsync(IssuerOptions issuer, JwsAlgorithm algorithm)
    {
        var address = issuer.Jwks ?? await DiscoverAsync(issuer.Issuer);
        var keys = PublicKeys.FromJson(await _http.GetByteArrayAsync(new Uri(address)), algorithm);
        // A set without keys is a mistake of the issuer's, and no reason to shut everyone out.
        return keys is { Count: > 0 } ? keys : throw new InvalidDataException($"There are no keys for {algorithm.Name}.");
    }

    public void Dispose() => _http.Dispose();

    private async Task<string> DiscoverAsync(string issuer)
    {
        var address = new Uri(issuer.TrimEnd('/') + "/.well-known/openid-configuration");
        try
        {
            using var document = JsonDocument.Parse(await _http.GetByteArrayAsync(address));
            // It has to speak for itself, and for nobody else.
            if (document.RootElement.GetProperty("issuer").GetString() != issuer) throw new InvalidDataException("Its configuration names another issuer.");
            var keys = document.RootElement.GetProperty("jwks_uri").GetString();
            return IssuerRules.IsSafeAddress(keys) ? keys! : throw new InvalidDataException("Its keys are not at an https address.");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException("Its configuration cannot be read.", error);
        }
    }
}
