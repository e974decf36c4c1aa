using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Tutti.Tests.Support;

namespace Tutti.Tests.Faults;

/// <summary>
/// Fifty people race for two hundred nodes with locks of a second or a few; their connections are cut, and the real server is
/// killed again and again. TUTTI_LOCK_KILLS sets how many times (3).
/// </summary>
[Covers("L3", "L4", "F-01")]
public sealed class LockRaceTests(ITestOutputHelper output)
{
    private const int Clients = 50, Resources = 200;

    private static readonly int Kills =
        int.TryParse(Environment.GetEnvironmentVariable("TUTTI_LOCK_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : 3;

    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["Tutti__Actions__PerPersonAndMinute"] = "1000000",
        ["Tutti__Actions__PerAddressAndMinute"] = "1000000",
        ["Tutti__Sockets__FramesPerSecond"] = "1000",
        ["Tutti__Locks__OfOnePerson"] = "200",
        ["Tutti__Locks__KeptAfterLeaving"] = "00:00:02",
    };

    [Fact]
    public async Task L3_There_are_never_two_holders_and_no_lock_stays_beyond_its_time()
    {
        var data = Directory.CreateTempSubdirectory("tutti-locks-").FullName;
        var port = ServerProcess.FreePort();
        var server = await ServerProcess.StartAsync(data, port, Settings);
        try
        {
            var (owner, document) = await DocumentAsync(server);
            var share = await server.PostAsync($"documents/{document}/shares", new { access = "edit" }, owner);
            var history = new LockHistory();
            var times = new ConcurrentBag<double>();
            var racers = new List<Racer>();
            for (var i = 0; i < Clients; i++)
                racers.Add(new Racer(await ComeAsync(server, share.Text("token"), $"Racer {i}"), document, history, times, new Random(i)));
            var random = new Random(1);
            for (var round = 0; round <= Kills; round++)
            {
                using var racing = new CancellationTokenSource();
                var work = racers.ConvertAll(racer => racer.RaceAsync(server, racing.Token));
                var target = history.Holds + 150 + random.Next(150);
                await Eventually.True(() => history.Holds >= target || work.Exists(one => one.IsFaulted), "locks are taken", 120);
                if (round < Kills) server.Kill();
                await racing.CancelAsync();
                await Task.WhenAll(work);
                if (round == Kills) continue;
                server.Dispose();
                server = await ServerProcess.StartAsync(data, port, Settings);
            }

            await Eventually.TrueAsync(async () => (await LocksAsync(server, owner, document)).GetArrayLength() == 0, "all locks end", 60);
            var (ended, latest) = history.Check(await EventsAsync(server, owner, document));
            // Not one of the nodes is stuck.
            for (var i = 0; i < Resources; i++)
                await server.PostAsync($"documents/{document}/locks", new { resource_type = "node", resource_id = $"n{i}" }, owner);
            var sorted = times.Order().ToList();
            output.WriteLine(
                $"{Clients} clients, {Resources} nodes, {Kills} kills, {racers.Sum(racer => racer.Cuts)} cut connections: {history.Holds} locks taken, "
                + $"{racers.Sum(racer => racer.Refused)} refused, {ended} ended, the last {latest.TotalMilliseconds:0} ms after its time");
            output.WriteLine(
                $"acquire, {sorted.Count} times: p50 {sorted[sorted.Count / 2]:0.0} ms, p95 {sorted[sorted.Count * 95 / 100]:0.0} ms, p99 {sorted[sorted.Count * 99 / 100]:0.0} ms");
        }
        finally
        {
            server.Dispose();
            await TestStores.DeleteAsync(data);
        }
    }

    private static async Task<(string Owner, string Document)> DocumentAsync(ServerProcess server)
    {
        var account = await server.PostAsync("auth/guest", new { name = "Owner" });
        var owner = account.Text("access_token");
        var created = await server.PostAsync($"workspaces/{account.Text("workspace_id")}/documents", new { title = "Race", kind = "workflow" }, owner);
        return (owner, created.Text("id"));
    }

    // With a client of their own, since a browser's cookie of somebody else would come along.
    private static async Task<string> ComeAsync(ServerProcess server, string link, string name)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Http.BaseAddress };
        using var response = await http.PostAsJsonAsync($"share-links/{link}", new { name });
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.Text("access_token");
    }

    private static async Task<JsonElement> LocksAsync(ServerProcess server, string token, string document) =>
        (await GetAsync(server, token, $"documents/{document}/locks")).GetProperty("items");

    private static async Task<IReadOnlyList<JsonElement>> EventsAsync(ServerProcess server, string token, string document)
    {
        var events = new List<JsonElement>();
        for (var next = "0"; next is not null;)
        {
            var page = await GetAsync(server, token, $"documents/{document}/events?after={next}&limit=200");
            events.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.TryGetProperty("next", out var more) ? more.GetString() : null;
        }
        return events;
    }

    private static async Task<JsonElement> GetAsync(ServerProcess server, string token, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", token);
        using var response = await server.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Somebody who takes whatever node they can, and keeps a book of it.</summary>
    private sealed class Racer(string token, string document, LockHistory history, ConcurrentBag<double> times, Random random)
    {
        private readonly List<Hold> _held = [];
        private TestSocket? _socket;
        private int _asked;

        public int Cuts { get; private set; }

        public int Refused { get; private set; }

        public async Task RaceAsync(ServerProcess server, CancellationToken stop)
        {
            try
            {
                while (!stop.IsCancellationRequested)
                {
                    if (_socket is null) await ComeAsync(server);
                    await TakeAsync(stop);
                    if (random.Next(40) == 0) Crash();
                }
            }
            catch (Exception error) when (error is WebSocketException or HttpRequestException or OperationCanceledException or InvalidOperationException or ObjectDisposedException)
            {
                // The server is gone, or the round is over.
            }
            finally
            {
                Crash();
            }
        }

        private async Task ComeAsync(ServerProcess server)
        {
            _socket = await server.OpenAsync(token, document);
            await _socket.NextJsonAsync("connected");
        }

        // It forgets what it held. The server does not, for a while.
        private void Crash()
        {
            if (_socket is null) return;
            foreach (var hold in _held) hold.LetGo();
            _held.Clear();
            _socket.Cut();
            _socket = null;
            Cuts++;
        }

        private async Task TakeAsync(CancellationToken stop)
        {
            var sent = TimeProvider.System.GetUtcNow();
            var clock = Stopwatch.GetTimestamp();
            var answer = await AskAsync($"\"type\":\"acquire_lock\",\"resource_type\":\"node\",\"resource_id\":\"n{random.Next(Resources)}\",\"ttl\":{random.Next(1, 4)}");
            times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            if (answer.Text("type") == "error")
            {
                Assert.Equal("LOCKED", answer.Text("error_code"));
                Assert.True(answer.GetProperty("lock").GetProperty("expires_at").GetDateTimeOffset() > sent, "a lock whose time is over is in nobody's way");
                Refused++;
            }
            else
            {
                Took(answer.GetProperty("result"));
            }
            await Task.Delay(random.Next(150), stop);
            if (_held.Count == 0) return;
            var one = _held[random.Next(_held.Count)];
            if (random.Next(4) == 0) await RenewAsync(one);
            else if (random.Next(3) > 0) await ReleaseAsync(one);
        }

        private void Took(JsonElement taken)
        {
            // Perhaps it held it already, and perhaps it knows so only from before a crash.
            var hold = history.Take(taken);
            if (!_held.Contains(hold)) _held.Add(hold);
        }

        private async Task RenewAsync(Hold hold)
        {
            var answer = await AskAsync($"\"type\":\"renew_lock\",\"lock_id\":\"{hold.Id}\",\"ttl\":{random.Next(1, 3)}");
            if (answer.Text("type") == "error") Over(hold, answer);
            else hold.Renewed(answer.GetProperty("result"));
        }

        private async Task ReleaseAsync(Hold hold)
        {
            hold.LetGo();
            _held.Remove(hold);
            var answer = await AskAsync($"\"type\":\"release_lock\",\"lock_id\":\"{hold.Id}\"");
            if (answer.Text("type") == "error") Over(hold, answer);
        }

        private void Over(Hold hold, JsonElement answer)
        {
            Assert.Equal("NOT_FOUND", answer.Text("error_code"));
            _held.Remove(hold);
        }

        private async Task<JsonElement> AskAsync(string fields)
        {
            var reference = $"{++_asked}";
            await _socket!.SendJsonAsync($$"""{"ref":"{{reference}}",{{fields}}}""");
            return await _socket.NextJsonAsync(json => json.TryGetProperty("ref", out var own) && own.GetString() == reference, "answer");
        }
    }
}
