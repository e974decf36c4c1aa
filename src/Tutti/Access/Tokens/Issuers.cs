using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Tutti.Access.Tokens;

/// <summary>The issuers of the configuration, and the round of those whose keys have to be fetched.</summary>
internal sealed class Issuers : BackgroundService
{
    private readonly List<FetchedKeys> _fetched = [];
    private readonly TimeProvider _clock;

    public Issuers(
        IOptions<TuttiOptions> options, KeyFetcher fetcher, KnownPeople people, SessionEndings endings, TimeProvider clock, ILogger<Issuers> logger)
    {
        _clock = clock;
        All = [.. options.Value.Issuers.Select(issuer => new ExternalIssuer(issuer, KeysOf(issuer), people, clock))];

        IIssuerKeys KeysOf(IssuerOptions issuer)
        {
            // The options have been checked; see IssuerRules.
            var algorithm = JwsAlgorithm.Find(issuer.Algorithm)!;
            if (issuer.Secret is { } secret) return new FixedKey(new SecretKey(algorithm, Encoding.UTF8.GetBytes(secret)));
            if (issuer.PublicKey is { } pem) return new FixedKey(PublicKeys.FromPem(pem, algorithm)!);
            var keys = new FetchedKeys(issuer, algorithm, fetcher, endings, clock, logger);
            _fetched.Add(keys);
            return keys;
        }
    }

    public IReadOnlyList<ExternalIssuer> All { get; }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_fetched.Select(keys => GoRoundAsync(keys, stoppingToken)));

    private async Task GoRoundAsync(FetchedKeys keys, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(keys.Period, _clock);
        try
        {
            do await keys.FetchAsync(TimeSpan.Zero);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }
}
