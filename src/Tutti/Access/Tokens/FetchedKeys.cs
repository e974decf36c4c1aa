using Microsoft.Extensions.Logging;

namespace Tutti.Access.Tokens;

/// <summary>
/// The keys that an issuer publishes. They are fetched again and again, and once more when a token names a key that nobody
/// knows, since the issuer may have begun to use a new one. A key that is gone ends the sockets that it had let in. While
/// the issuer cannot be reached, the last keys are gone on with for a day.
/// </summary>
internal sealed partial class FetchedKeys(
    IssuerOptions issuer, JwsAlgorithm algorithm, KeyFetcher fetcher, SessionEndings endings, TimeProvider clock, ILogger logger) : IIssuerKeys
{
    // Tokens with made-up key names must not make us a nuisance to the issuer.
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private volatile KeySet _set = new([], default);
    private DateTimeOffset? _triedAt;
    private Task _fetching = Task.CompletedTask;

    public TimeSpan Period => issuer.KeysRefresh;

    public async ValueTask<IReadOnlyList<VerifyingKey>> FindAsync(string? kid)
    {
        var found = Find(kid);
        if (found.Count > 0) return found;
        await FetchAsync(LeastPause);
        return Find(kid);
    }

    /// <summary>Fetches the keys, unless that was tried a short while ago. Who asks while it goes on waits for the same answer.</summary>
    public Task FetchAsync(TimeSpan unlessWithin)
    {
        lock (_gate)
        {
            if (!_fetching.IsCompleted) return _fetching;
            var now = clock.GetUtcNow();
            if (_triedAt is { } tried && now - tried < unlessWithin) return Task.CompletedTask;
            _triedAt = now;
            return _fetching = Task.Run(FetchAsync);
        }
    }

    private async Task FetchAsync()
    {
        try
        {
            var keys = await fetcher.FetchAsync(issuer, algorithm);
            Replace(new KeySet(keys, clock.GetUtcNow()));
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or InvalidDataException)
        {
            FetchFailed(logger, issuer.Issuer, error.Message);
        }
    }

    private IReadOnlyList<VerifyingKey> Find(string? kid)
    {
        var set = _set;
        return clock.GetUtcNow() - set.FetchedAt < issuer.KeysKept ? set.Find(kid) : [];
    }

    private void Replace(KeySet fresh)
    {
        var before = _set.Ids;
        _set = fresh;
        foreach (var gone in before.Except(fresh.Ids, StringComparer.Ordinal))
        {
            KeyGone(logger, issuer.Issuer);
            endings.End(gone);
        }
        foreach (var there in fresh.Ids) endings.Undo(there);
    }

    [LoggerMessage(501, LogLevel.Warning, "The keys of {Issuer} could not be fetched: {Reason}")]
    private static partial void FetchFailed(ILogger logger, string issuer, string reason);

    [LoggerMessage(502, LogLevel.Information, "{Issuer} has taken a key away; what it had signed is not taken any more")]
    private static partial void KeyGone(ILogger logger, string issuer);

    private sealed class KeySet(IReadOnlyList<(string? Kid, VerifyingKey Key)> keys, DateTimeOffset fetchedAt)
    {
        public DateTimeOffset FetchedAt { get; } = fetchedAt;

        public HashSet<string> Ids { get; } = new(keys.Select(one => one.Key.Id), StringComparer.Ordinal);

        // A token that names no key may be by any of them, and a key without a name may have signed any token.
        public IReadOnlyList<VerifyingKey> Find(string? kid) =>
            [.. keys.Where(one => kid is null || one.Kid is null || one.Kid == kid).Select(one => one.Key)];
    }
}
