using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Tutti.Tests.Support;

namespace Tutti.Tests.Faults;

/// <summary>
/// The real server is killed while people act and others look on. Whoever looks on comes back with the last number it has, and
/// in the end has had each event once, in order. TUTTI_EVENT_KILLS sets how many times (8).
/// </summary>
[Covers("K1", "K2", "F-01")]
public sealed class EventKillTests(ITestOutputHelper output)
{
    private const int Onlookers = 6, Doers = 4;

    private static readonly int Kills =
        int.TryParse(Environment.GetEnvironmentVariable("TUTTI_EVENT_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : 8;

    [Fact]
    public async Task Every_event_comes_once_and_in_order_though_the_server_is_killed_again_and_again()
    {
        var data = Directory.CreateTempSubdirectory("tutti-events-").FullName;
        var port = ServerProcess.FreePort();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Tutti__Actions__PerPersonAndMinute"] = "1000000",
            ["Tutti__Rooms__EventsBack"] = "100000",
        };
        var server = await ServerProcess.StartAsync(data, port, environment);
        try
        {
            var account = await server.PostAsync("auth/guest", new { name = "Doer" });
            var token = account.GetProperty("access_token").GetString()!;
            var workspace = account.GetProperty("workspace_id").GetString()!;
            var created = await server.PostAsync($"workspaces/{workspace}/documents", new { title = "Kill", kind = "artifact" }, token);
            var document = created.GetProperty("id").GetString()!;
            var onlookers = Enumerable.Range(0, Onlookers).Select(_ => new Onlooker()).ToList();
            var done = new ConcurrentBag<string>();
            var random = new Random(1);
            for (var round = 0; round < Kills; round++)
            {
                await Task.WhenAll(onlookers.Select(one => one.ComeBackAsync(server, token, document)));
                var work = Enumerable.Range(0, Doers).Select(doer => ActAsync(server, token, document, $"{round}/{doer}", done)).ToList();
                var target = onlookers[0].Count + 20 + random.Next(60);
                await Eventually.True(() => onlookers[0].Count >= target, "events come");
                server.Kill();
                await Task.WhenAll(work);
                foreach (var one in onlookers) await one.GoneAsync();
                server.Dispose();
                server = await ServerProcess.StartAsync(data, port, environment);
            }

            await Task.WhenAll(onlookers.Select(one => one.ComeBackAsync(server, token, document)));
            var stored = await StoredAsync(server, token, document);
            foreach (var one in onlookers)
            {
                await Eventually.True(() => one.Count >= stored.Count, "everything comes in the end");
                Assert.Equal(stored.Keys.Order(), one.Numbers);
            }
            Assert.Equal(Enumerable.Range(1, stored.Count).Select(number => (long)number), stored.Keys.Order());
            // Whoever was told that it is done finds it among the events.
            Assert.Empty(done.Except(stored.Values, StringComparer.Ordinal));
            output.WriteLine($"{Kills} kills, {stored.Count} events, {done.Count} of them acknowledged, {Onlookers} onlookers");
            onlookers.ForEach(one => one.Leave());
        }
        finally
        {
            server.Dispose();
            await TestStores.DeleteAsync(data);
        }
    }

    private static async Task ActAsync(ServerProcess server, string token, string document, string name, ConcurrentBag<string> done)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Patch, $"documents/{document}")
                {
                    Content = JsonContent.Create(new { title = $"{name}/{i}" }),
                };
                request.Headers.Authorization = new("Bearer", token);
                using var response = await server.Http.SendAsync(request);
                if (response.IsSuccessStatusCode) done.Add($"{name}/{i}");
            }
            catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
            {
                return;
            }
        }
    }

    private static async Task<Dictionary<long, string>> StoredAsync(ServerProcess server, string token, string document)
    {
        var stored = new Dictionary<long, string>();
        for (var next = "0"; next is not null;)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"documents/{document}/events?after={next}&limit=200");
            request.Headers.Authorization = new("Bearer", token);
            using var response = await server.Http.SendAsync(request);
            var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            foreach (var item in page.GetProperty("items").EnumerateArray())
                stored[item.GetProperty("event").GetInt64()] = item.TryGetProperty("title", out var title) ? title.GetString()! : "";
            next = page.TryGetProperty("next", out var more) ? more.GetString() : null;
        }
        return stored;
    }

    /// <summary>Someone who only looks on, and remembers the last number.</summary>
    private sealed class Onlooker
    {
        private readonly List<long> _before = [];
        private TestSocket? _socket;

        public IReadOnlyList<long> Numbers => [.. _before, .. _socket?.Events ?? []];

        public int Count => _before.Count + (_socket?.Events.Length ?? 0);

        public async Task ComeBackAsync(ServerProcess server, string token, string document) =>
            _socket = await server.OpenAsync(token, document, $"&after={(_before.Count == 0 ? 0 : _before[^1])}");

        public async Task GoneAsync()
        {
            await _socket!.ClosedAsync();
            _before.AddRange(_socket.Events);
            _socket = null;
        }

        public void Leave() => _socket?.Cut();
    }
}
