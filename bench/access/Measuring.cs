using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Tutti.Access.Tokens;
using Tutti.Server.Jwt;

namespace Tutti.Bench.Access;

/// <summary>Asks the server over HTTP, one request behind the other, and notes how long each answer took.</summary>
internal sealed class Measuring(World world, Uri address, byte[] secret, int times, Func<double> cpu)
{
    private const int WarmUp = 20;

    // Whole seconds on one line of the table say enough about one that is far too slow.
    private static readonly TimeSpan LongestPerRoute = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(address, "/api/collaboration/") };

    private readonly AccessTokens _tokens = new(
        new SecretKey(JwsAlgorithm.Hs256, secret), Options.Create(new JwtOptions { Lifetime = TimeSpan.FromHours(12) }), null!, TimeProvider.System);

    public async Task<Measured> RunAsync(Route route)
    {
        var random = new Random(World.Seed);
        var taken = new List<double>(times);
        var limit = Stopwatch.StartNew();
        var (next, bytes) = ((string?)null, 0L);
        var before = 0.0;
        for (var i = -WarmUp; i < times && limit.Elapsed < LongestPerRoute; i++)
        {
            if (i == 0) before = cpu();
            var (path, by) = route.Ask(new Asking(world, random, i + WarmUp));
            if (route.Pages && next is not null) path += $"{(path.Contains('?') ? '&' : '?')}after={Uri.EscapeDataString(next)}";
            using var request = Request(path, by);
            var clock = Stopwatch.GetTimestamp();
            using var response = await _http.SendAsync(request);
            var body = await response.Content.ReadAsByteArrayAsync();
            var elapsed = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
            if (!response.IsSuccessStatusCode && !(route.Name == "no right" && (int)response.StatusCode == 404))
                return new Measured(route.Name, $"{(int)response.StatusCode}: {Encoding.UTF8.GetString(body)}");
            if (i < 0) continue;
            taken.Add(elapsed);
            bytes += body.Length;
            next = route.Pages ? NextOf(body) : null;
        }
        taken.Sort();
        return new Measured(route.Name, null)
        {
            Times = taken.Count,
            P50 = At(taken, 0.5),
            P95 = At(taken, 0.95),
            P99 = At(taken, 0.99),
            Cpu = taken.Count == 0 ? 0 : (cpu() - before) / taken.Count,
            Bytes = taken.Count == 0 ? 0 : bytes / taken.Count,
        };
    }

    private HttpRequestMessage Request(string path, Asker by)
    {
        // The one that is not a GET.
        var isTicket = path.StartsWith("tickets?", StringComparison.Ordinal);
        var request = new HttpRequestMessage(isTicket ? HttpMethod.Post : HttpMethod.Get, isTicket ? "tickets" : path);
        if (isTicket) request.Content = new StringContent($$"""{"document_id":"{{path[8..]}}"}""", Encoding.UTF8, "application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens.Write(by.Person, by.Session).Token);
        return request;
    }

    private static string? NextOf(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty("next", out var next) ? next.GetString() : null;
    }

    private static double At(List<double> sorted, double share) =>
        sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(share * sorted.Count) - 1)];
}

/// <summary>How long it took, in milliseconds.</summary>
internal sealed record Measured(string Name, string? Failure)
{
    public int Times { get; init; }

    public double P50 { get; init; }

    public double P95 { get; init; }

    public double P99 { get; init; }

    /// <summary>Processor time of server and database for one answer, on average: it says more than the rest where others compute too.</summary>
    public double Cpu { get; init; }

    /// <summary>The size of an answer, on average.</summary>
    public long Bytes { get; init; }
}
