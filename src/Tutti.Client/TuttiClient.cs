using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Tutti.Client.Sessions;

namespace Tutti.Client;

/// <summary>One sign-in at one server: asks by HTTP, renews its access token by itself, opens live rooms. Safe for many threads.</summary>
public sealed partial class TuttiClient : IDisposable
{
    private const string Prefix = "api/collaboration/";

    // A token that is about to end would end on the way.
    private static readonly TimeSpan TooShort = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly ITokenStore _tokens;
    private readonly TimeProvider _clock;

    /// <summary>A client of a server.</summary>
    /// <param name="server">The server's address, such as <c>https://tutti.example</c>.</param>
    /// <param name="tokens">Where the sign-in is kept; in memory when null.</param>
    /// <param name="clock">The time; the system's when null.</param>
    public TuttiClient(Uri server, ITokenStore? tokens = null, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(server);
        Server = new Uri(server.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
        _tokens = tokens ?? new MemoryTokenStore();
        _clock = clock ?? TimeProvider.System;
        // Cookies would be a second way to be somebody, and a redirect would take the token elsewhere.
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            BaseAddress = new Uri(Server, Prefix),
            Timeout = TimeSpan.FromSeconds(60),
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("tutti-dotnet");
    }

    /// <summary>The server's address, with a slash at its end.</summary>
    public Uri Server { get; }

    internal TimeProvider Clock => _clock;

    /// <summary>Signs in with e-mail and password.</summary>
    public async Task<PersonInfo> SignInAsync(string email, string password, CancellationToken cancellationToken = default)
    {
        var body = new JsonObject { ["email"] = email, ["password"] = password };
        var answer = await SendAsync(HttpMethod.Post, "auth/login", body, null, ClientJson.Default.SignInView, cancellationToken).ConfigureAwait(false);
        await _tokens.ExchangeAsync(_ => new(TokensOf(answer)), cancellationToken).ConfigureAwait(false);
        return answer.User;
    }

    /// <summary>Signs in with an access token that somebody else gives out. It is tried at once.</summary>
    public async Task<PersonInfo> SignInAsync(string accessToken, CancellationToken cancellationToken = default)
    {
        var answer = await SendAsync(HttpMethod.Get, "me", null, accessToken, ClientJson.Default.MeView, cancellationToken).ConfigureAwait(false);
        await _tokens.ExchangeAsync(_ => new(new SignInTokens(Server, accessToken)), cancellationToken).ConfigureAwait(false);
        return answer.User;
    }

    /// <summary>Ends the session at the server, as far as it can be reached, and forgets the tokens.</summary>
    public async Task SignOutAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await SendAsync(HttpMethod.Post, "auth/logout", null, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await _tokens.ExchangeAsync(_ => new((SignInTokens?)null), CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Asks as whoever is signed in; a token that has ended is renewed, once.</summary>
    /// <param name="method">The verb.</param>
    /// <param name="path">The route under the prefix, such as <c>documents</c>.</param>
    /// <param name="body">The body, when there is one.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The answer; undefined when it is empty.</returns>
    /// <exception cref="TuttiException">The server refused, or could not be reached.</exception>
    public Task<JsonElement> SendAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken = default) =>
        SendAsync(method, path, body, ClientJson.Default.JsonElement, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>An access token that holds for a while yet.</summary>
    /// <param name="refused">One the server has refused: another one is got.</param>
    /// <param name="atLeast">How long it has to hold.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal async ValueTask<SignInTokens> TokenAsync(string? refused, TimeSpan atLeast, CancellationToken cancellationToken)
    {
        if (await _tokens.ReadAsync(cancellationToken).ConfigureAwait(false) is { } now && IsGood(now, refused, atLeast)) return now;
        // Another process may have renewed it while this one waited for its turn.
        var kept = await _tokens.ExchangeAsync(
            async tokens => tokens is null || IsGood(tokens, refused, atLeast) ? tokens : await RenewAsync(tokens, refused).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        return kept ?? throw new TuttiException("NOT_AUTHENTICATED", "Nobody is signed in here.");
    }

    private bool IsGood(SignInTokens tokens, string? refused, TimeSpan atLeast) =>
        tokens.AccessToken != refused && (tokens.ExpiresAt is not { } end || end - _clock.GetUtcNow() > atLeast);

    // Not to be broken off: the old refresh token is dead as soon as the server has it.
    private async ValueTask<SignInTokens?> RenewAsync(SignInTokens tokens, string? refused)
    {
        if (tokens.RefreshToken is null)
            return tokens.AccessToken == refused ? throw new TuttiException("NOT_AUTHENTICATED", "The access token is not valid any more.") : tokens;
        try
        {
            var body = new JsonObject { ["refresh_token"] = tokens.RefreshToken };
            return TokensOf(await SendAsync(HttpMethod.Post, "auth/refresh", body, null, ClientJson.Default.SignInView, CancellationToken.None).ConfigureAwait(false));
        }
        catch (TuttiException error) when (error.Code == "NOT_AUTHENTICATED")
        {
            return null;
        }
    }

    private SignInTokens TokensOf(SignInView view) => new(Server, view.AccessToken, view.RefreshToken, view.ExpiresAt);

    private async Task<T> SendAsync<T>(HttpMethod method, string path, JsonNode? body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var token = await TokenAsync(null, TooShort, cancellationToken).ConfigureAwait(false);
        try
        {
            return await SendAsync(method, path, body, token.AccessToken, type, cancellationToken).ConfigureAwait(false);
        }
        catch (TuttiException error) when (error.Code == "NOT_AUTHENTICATED")
        {
            token = await TokenAsync(token.AccessToken, TooShort, cancellationToken).ConfigureAwait(false);
            return await SendAsync(method, path, body, token.AccessToken, type, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<T> SendAsync<T>(
        HttpMethod method, string path, JsonNode? body, string? token, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        try
        {
            using var answer = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode) throw await RefusalAsync(answer, cancellationToken).ConfigureAwait(false);
            if (answer.StatusCode == HttpStatusCode.NoContent) return default!;
            return (await answer.Content.ReadFromJsonAsync(type, cancellationToken).ConfigureAwait(false))!;
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new TuttiException(TuttiException.Unreachable, $"{Server} cannot be reached.", error);
        }
        catch (JsonException error)
        {
            throw new TuttiException("INVALID_MESSAGE", $"{Server} does not answer as a Tutti server does.", error);
        }
    }

    private async Task<TuttiException> RefusalAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var isProblem = answer.Content.Headers.ContentType?.MediaType == "application/problem+json";
        var problem = isProblem ? await answer.Content.ReadFromJsonAsync(ClientJson.Default.ProblemView, cancellationToken).ConfigureAwait(false) : null;
        if (problem?.Code is null) return new TuttiException("INVALID_MESSAGE", $"{Server} does not answer as a Tutti server does ({(int)answer.StatusCode}).");
        return new TuttiException(problem.Code, problem.Detail ?? problem.Code)
        {
            RetryAfter = problem.RetryAfterMs is { } wait ? TimeSpan.FromMilliseconds(wait) : null,
        };
    }
}
