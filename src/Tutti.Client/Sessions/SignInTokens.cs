namespace Tutti.Client.Sessions;

/// <summary>What proves who somebody is at one server.</summary>
/// <param name="Server">The server's address, such as <c>https://tutti.example</c>.</param>
/// <param name="AccessToken">What goes with each request.</param>
/// <param name="RefreshToken">What gets the next access token, once; null for a token that somebody else gives out.</param>
/// <param name="ExpiresAt">When the access token ends; null when that is not known.</param>
public sealed record SignInTokens(Uri Server, string AccessToken, string? RefreshToken = null, DateTimeOffset? ExpiresAt = null)
{
    /// <summary>Says nothing of the tokens, so that no log has them.</summary>
    public override string ToString() => $"a sign-in at {Server}";
}
