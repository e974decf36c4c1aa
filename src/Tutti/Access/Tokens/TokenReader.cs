namespace Tutti.Access.Tokens;

/// <summary>Reads access tokens: whose one is, the token says; whether that is true, its issuer's keys.</summary>
internal sealed class TokenReader(IEnumerable<ITokenIssuer> own, Issuers others) : IAccessTokenReader
{
    private readonly Dictionary<string, ITokenIssuer> _issuers = own.Concat(others.All).ToDictionary(one => one.Name, StringComparer.Ordinal);

    public async ValueTask<SignedIn?> ReadAsync(string token, CancellationToken cancellationToken)
    {
        if (_issuers.Count == 0 || Jws.Read(token) is not { } read) return null;
        return read.Claims.Text("iss") is { } name && _issuers.TryGetValue(name, out var issuer)
            ? await issuer.ReadAsync(read, cancellationToken)
            : null;
    }
}
