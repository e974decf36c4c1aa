namespace Tutti.Client.Sessions;

/// <summary>
/// Keeps the tokens of one sign-in. A refresh token works once, and using one twice ends the sign-in: so whoever renews does it alone,
/// also among processes.
/// </summary>
public interface ITokenStore
{
    /// <summary>The tokens now; null when nobody is signed in.</summary>
    ValueTask<SignInTokens?> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads, lets the tokens be exchanged and writes what comes of it, while nobody else does.</summary>
    /// <param name="exchange">Gets the tokens as they are then, and gives those to keep; null forgets them.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What is kept now.</returns>
    ValueTask<SignInTokens?> ExchangeAsync(
        Func<SignInTokens?, ValueTask<SignInTokens?>> exchange, CancellationToken cancellationToken = default);
}
