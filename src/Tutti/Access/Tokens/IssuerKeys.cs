namespace Tutti.Access.Tokens;

/// <summary>The keys of one issuer.</summary>
internal interface IIssuerKeys
{
    /// <summary>The keys that may have signed a token with this key name, or with none.</summary>
    ValueTask<IReadOnlyList<VerifyingKey>> FindAsync(string? kid);
}

/// <summary>A key from the configuration: it is the only one, whatever a token calls it.</summary>
internal sealed class FixedKey(VerifyingKey key) : IIssuerKeys
{
    private readonly VerifyingKey[] _keys = [key];

    public ValueTask<IReadOnlyList<VerifyingKey>> FindAsync(string? kid) => new(_keys);
}
