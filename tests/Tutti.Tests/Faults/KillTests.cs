using System.Diagnostics;
using System.Net.WebSockets;
using Tutti.Crdt.Protocol;
using Tutti.Crdt.Reading;
using Tutti.Crdt.Updates;
using Tutti.Tests.Support;

namespace Tutti.Tests.Faults;

/// <summary>
/// The real server is killed while ten people type. What it had acknowledged is there afterwards, each character once;
/// what it had not comes back from the clients. TUTTI_KILLS sets how many times (20).
/// </summary>
[Covers("D5", "R3", "F-01")]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Clients = 10;

    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("TUTTI_KILLS"), System.Globalization.CultureInfo.InvariantCulture, out var kills) ? kills : 20;

    [Fact]
    public async Task F_01_Nothing_acknowledged_is_lost_when_the_server_is_killed_again_and_again()
    {
        var data = Directory.CreateTempSubdirectory("tutti-kill-").FullName;
        var port = ServerProcess.FreePort();
        var server = await ServerProcess.StartAsync(data, port);
        try
        {
            var account = await server.PostAsync("auth/guest", new { name = "Typist" });
            var token = account.GetProperty("access_token").GetString()!;
            var workspace = account.GetProperty("workspace_id").GetString()!;
            var created = await server.PostAsync($"workspaces/{workspace}/documents", new { title = "Kill", kind = "artifact" }, token);
            var document = created.GetProperty("id").GetString()!;
            var people = Enumerable.Range(0, Clients).Select(i => new Writer((ulong)(1000 + i), (char)('a' + i))).ToList();
            var slowest = TimeSpan.Zero;
            var random = new Random(1);

            for (var round = 0; round < Kills; round++)
            {
                await Task.WhenAll(people.Select(writer => writer.ComeBackAsync(server, token, document)));
                using var typing = new CancellationTokenSource();
                var work = people.Select(writer => writer.TypeUntilAsync(typing.Token)).ToList();
                var target = people.Sum(writer => writer.AcknowledgedCharacters) + 100 + random.Next(200);
                await Eventually.True(() => people.Sum(writer => writer.AcknowledgedCharacters) >= target, "people's typing is acknowledged");
                server.Kill();
                await typing.CancelAsync();
                await Task.WhenAll(work);
                server.Dispose();

                var acknowledged = people.ConvertAll(writer => writer.AcknowledgedCharacters);
                var clock = Stopwatch.StartNew();
                server = await ServerProcess.StartAsync(data, port);
                await using var fresh = await server.OpenAsync(token, document);
                await fresh.SendStep1Async();
                var state = await fresh.NextSyncAsync(SyncStep.Step2);
                if (clock.Elapsed > slowest) slowest = clock.Elapsed;
                for (var i = 0; i < Clients; i++)
                {
                    var kept = people[i].CountIn(state);
                    Assert.True(kept >= acknowledged[i], $"round {round}: {acknowledged[i] - kept} acknowledged characters are gone");
                }
            }

            await Task.WhenAll(people.Select(writer => writer.ComeBackAsync(server, token, document)));
            await Eventually.True(() => people.TrueForAll(writer => writer.IsSaved), "everything is acknowledged in the end");
            await using var last = await server.OpenAsync(token, document);
            await last.SendStep1Async();
            var text = Text(await last.NextSyncAsync(SyncStep.Step2));
            Assert.Equal(people.Sum(writer => writer.Typed), text.Length);
            foreach (var writer in people) Assert.Equal(writer.Typed, text.Count(letter => letter == writer.Letter));
            foreach (var writer in people)
                await Eventually.True(() => Text(writer.Document()) == text, "every client agrees with a fresh one");
            output.WriteLine($"{Kills} kills, {text.Length} characters, slowest first join {slowest.TotalMilliseconds:0} ms after the start");
            Assert.True(slowest < TimeSpan.FromSeconds(15), $"the first join took {slowest}");
            people.ForEach(writer => writer.Leave());
        }
        finally
        {
            server.Dispose();
            await TestStores.DeleteAsync(data);
        }
    }

    private static string Text(byte[] state) => DocumentView.Read(state).GetText("content");

    /// <summary>One person at a keyboard, with the whole document in memory, as a browser has it.</summary>
    private sealed class Writer(ulong client, char letter)
    {
        private readonly Typist _typist = new(client);
        private readonly List<ReadOnlyMemory<byte>> _updates = [];

        // For each update of this socket: how many characters were typed when it was sent.
        private readonly List<long> _typedAt = [];
        private TestSocket? _socket;
        private long _acknowledgedBefore;

        public char Letter { get; } = letter;

        public long Typed => _typist.Clock;

        public long AcknowledgedCharacters
        {
            get
            {
                var upTo = (int)(_socket?.Acknowledged ?? 0);
                lock (_typedAt) return upTo == 0 ? _acknowledgedBefore : Math.Max(_acknowledgedBefore, _typedAt[upTo - 1]);
            }
        }

        public bool IsSaved => AcknowledgedCharacters == Typed;

        public long CountIn(byte[] state) => _typist.CountIn(state);

        public byte[] Document() => Update.Merge([.. _updates, _socket!.Document()]);

        /// <summary>Connects anew and sends what the server lacks, as the answer to its sync step 1.</summary>
        public async Task ComeBackAsync(ServerProcess server, string token, string document)
        {
            _acknowledgedBefore = AcknowledgedCharacters;
            if (_socket is not null)
            {
                _updates.Add(_socket.Document());
                _socket.Cut();
            }
            lock (_typedAt) _typedAt.Clear();
            _socket = await server.OpenAsync(token, document);
            var lacking = await _socket.NextSyncAsync(SyncStep.Step1);
            await _socket.SendStep1Async();
            var mine = _updates.Count == 0 ? Update.Empty.ToArray() : Update.Merge(_updates);
            lock (_typedAt) _typedAt.Add(Typed);
            await _socket.SendAsync(SyncMessage.ToFrame(SyncStep.Step2, Update.Diff(mine, lacking)));
        }

        public async Task TypeUntilAsync(CancellationToken stop)
        {
            try
            {
                while (!stop.IsCancellationRequested)
                {
                    var update = _typist.Type(Letter.ToString());
                    _updates.Add(update);
                    lock (_typedAt) _typedAt.Add(Typed);
                    await _socket!.SendUpdateAsync(update);
                    await Task.Delay(10, stop);
                }
            }
            catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The server is gone; what was typed stays here.
            }
        }

        public void Leave() => _socket?.Cut();
    }
}
