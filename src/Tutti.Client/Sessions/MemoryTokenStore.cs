namespace Tutti.Client.Sessions;

/// <summary>Keeps tokens as long as the process lives.</summary>
/// <param name="tokens">What to begin with.</param>
public sealed class MemoryTokenStore(SignInTokens? tokens = null) : ITokenStore, IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private volatile SignInTokens? _tokens = tokens;

    /// <inheritdoc/>
    public ValueTask<SignInTokens?> ReadAsync(CancellationToken cancellationToken = default) => new(_tokens);

    /// <inheritdoc/>
    public async ValueTask<SignInTokens?> ExchangeAsync(
        Func<SignInTokens?, ValueTask<SignInTokens?>> exchange, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _tokens = await exchange(_tokens).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();
}
