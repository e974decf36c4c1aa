using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Tutti.Access;
using Tutti.Connections;
using Tutti.Crdt.Protocol;
using Tutti.Rooms;
using Tutti.Tests.Support;

namespace Tutti.Tests.Connections;

/// <summary>The WS and AU rows of the attack list, as far as they concern sockets.</summary>
public sealed class FrameAttackTests
{
    private static readonly DocumentId Document = DocumentId.New();

    [Fact]
    [Covers("AU-05")]
    public async Task AU_05_Too_many_frames_before_signing_in_close_the_socket()
    {
        await using var host = await RoomHost.StartAsync();
        await using var socket = await host.ConnectAsync(Document);
        for (var i = 0; i < 9; i++) await socket.SendJsonAsync("""{"type":"heartbeat"}""");
        Assert.Equal(4401, await socket.ClosedAsync());
        Assert.Equal(0, host.Get<RoomDirectory>().OpenRooms);
    }

    [Fact]
    [Covers("AU-05")]
    public async Task AU_05_Too_many_bytes_before_signing_in_close_the_socket()
    {
        await using var host = await RoomHost.StartAsync();
        await using var socket = await host.ConnectAsync(Document);
        await socket.SendJsonAsync($$"""{"type":"join_session","auth_token":"{{new string('a', 17_000)}}"}""");
        Assert.Equal(4401, await socket.ClosedAsync());
    }

    [Fact]
    [Covers("AU-08")]
    public async Task AU_08_A_bad_token_ends_the_socket_whatever_follows_it()
    {
        await using var host = await RoomHost.StartAsync();
        var token = host.Tokens.For(host.Person("Alice"));
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 20 }, async (_, _) =>
        {
            await using var socket = await host.ConnectAsync(Document);
            await socket.SendJsonAsync("""{"type":"join_session","auth_token":"bad"}""");
            try
            {
                await socket.SendJsonAsync($$"""{"type":"join_session","auth_token":"{{token}}"}""");
            }
            catch (WebSocketException)
            {
                // Closed before the second one: just as good.
            }
            Assert.Equal(4401, await socket.ClosedAsync());
        });
        await Eventually.True(() => host.Get<SocketCounts>().Open == 0, "nobody is left half joined");
    }

    [Theory]
    [Covers("AU-01", "AU-02")]
    [InlineData("https://evil.example")]
    [InlineData("https://app.example.com.evil.io")]
    [InlineData("https://evilapp.example.com")]
    [InlineData("null")]
    [InlineData("file://")]
    [InlineData("https://app.example.com:8443")]
    [InlineData("http://app.example.com")]
    [InlineData("https://xn--pp-8ia.example.com")]
    public async Task AU_01_AU_02_An_upgrade_from_a_foreign_page_is_refused_before_it_happens(string origin)
    {
        await using var host = await RoomHost.StartAsync(origins: ["https://app.example.com"]);
        var refused = await Assert.ThrowsAsync<WebSocketException>(() =>
            host.ConnectAsync(Document, options: options => options.SetRequestHeader("Origin", origin)));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, host.Get<RoomDirectory>().OpenRooms);
    }

    [Theory]
    [Covers("AU-09")]
    [InlineData("many")]
    [InlineData("long")]
    [InlineData("spaces")]
    public async Task AU_09_A_monstrous_upgrade_is_refused_and_the_server_goes_on(string kind)
    {
        await using var host = await RoomHost.StartAsync();
        var head = new StringBuilder($"GET {RoomHost.Prefix}/ws/documents/{Document} HTTP/1.1\r\nHost: {host.Address.Authority}\r\n");
        head.Append("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n");
        if (kind == "many")
        {
            for (var i = 0; i < 2000; i++) head.Append("X-").Append(i).Append(": y\r\n");
        }
        else if (kind == "long")
        {
            head.Append("X-Long: ").Append('y', 64 * 1024).Append("\r\n");
        }
        else
        {
            head.Append("Sec-WebSocket-Protocol: ").Append(' ', 32_000).Append("\r\n");
        }
        var answer = await RawAsync(host, Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()));
        Assert.True(answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal) || kind == "spaces", answer);
        await using var socket = await host.OpenAsync(host.Person("Alice"), Document);
        await socket.NextJsonAsync("connected");
    }

    [Fact]
    [Covers("WS-02")]
    public async Task WS_02_A_message_in_thousands_of_fragments_closes_the_socket()
    {
        await using var host = await RoomHost.StartAsync();
        await using var socket = await host.OpenAsync(host.Person("Alice"), Document);
        try
        {
            for (var i = 0; i < 3000; i++) await socket.SendAsync([0], WebSocketMessageType.Binary, endOfMessage: false);
        }
        catch (WebSocketException)
        {
            // Closed while it was still sending.
        }
        Assert.Equal(1009, await socket.ClosedAsync());
    }

    [Fact]
    [Covers("WS-03")]
    public async Task WS_03_Compression_is_off_by_default()
    {
        await using var host = await RoomHost.StartAsync();
        await using var socket = await host.ConnectAsync(
            Document, options: options => options.DangerousDeflateOptions = new WebSocketDeflateOptions());
        Assert.False(host.Get<ConnectionServices>().Sockets.Compression);
        var head = Upgrade(host, "Sec-WebSocket-Extensions: permessage-deflate\r\n");
        Assert.DoesNotContain("permessage-deflate", await RawAsync(host, head), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    [Covers("R8", "WS-03")]
    public async Task R8_With_compression_on_everything_still_arrives_and_a_bomb_is_capped()
    {
        await using var host = await RoomHost.StartAsync(sockets: options => options.Compression = true);
        var (ticketA, _) = host.Get<Tickets>().Issue(new SignedIn(host.Person("Alice")), Document, RoomKey.MainBranch);
        var (ticketB, _) = host.Get<Tickets>().Issue(new SignedIn(host.Person("Bob")), Document, RoomKey.MainBranch);
        static void Deflate(ClientWebSocketOptions options) => options.DangerousDeflateOptions = new WebSocketDeflateOptions();
        await using var alice = await host.ConnectAsync(Document, query: $"?ticket={ticketA}", options: Deflate);
        await using var bob = await host.ConnectAsync(Document, query: $"?ticket={ticketB}", options: Deflate);
        await bob.NextJsonAsync("connected");
        var typist = new Typist(1);
        await alice.SendUpdateAsync(typist.Type(new string('z', 5000)));
        await alice.NextJsonAsync("ack");
        await bob.NextSyncAsync(SyncStep.Update);
        Assert.Equal(5000, typist.CountIn(bob.Document()));

        await alice.SendAsync(new byte[16 * 1024 * 1024]);
        // It is cut off if it does not stop of its own accord.
        Assert.True(await alice.ClosedAsync() is 1009 or -1);
    }

    [Fact]
    [Covers("WS-04")]
    public async Task WS_04_A_frame_that_announces_the_impossible_reserves_nothing_and_ends_the_socket()
    {
        await using var host = await RoomHost.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port);
        var stream = client.GetStream();
        var (ticket, _) = host.Get<Tickets>().Issue(new SignedIn(host.Person("Alice")), Document, RoomKey.MainBranch);
        await stream.WriteAsync(Upgrade(host, string.Empty, $"?ticket={ticket}"));
        var before = GC.GetTotalAllocatedBytes();
        byte[] header = [0x82, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4];
        await stream.WriteAsync(header);
        var chunk = new byte[64 * 1024];
        var sent = 0L;
        try
        {
            for (; sent < 64 * 1024 * 1024; sent += chunk.Length) await stream.WriteAsync(chunk);
        }
        catch (IOException)
        {
            // The server hung up.
        }
        Assert.True(sent < 64 * 1024 * 1024, "the server read the whole of it");
        Assert.True(GC.GetTotalAllocatedBytes() - before < 128L * 1024 * 1024, "buffers far beyond the limit were made");
    }

    [Theory]
    [Covers("WS-06")]
    [InlineData("deep")]
    [InlineData("twice")]
    [InlineData("infinite")]
    [InlineData("bom")]
    [InlineData("utf8")]
    [InlineData("list")]
    [InlineData("cut")]
    [InlineData("notype")]
    public async Task WS_06_JSON_that_breaks_the_rules_closes_with_4400(string kind)
    {
        await using var host = await RoomHost.StartAsync();
        await using var socket = await host.OpenAsync(host.Person("Alice"), Document, Dialects.JsonName);
        await socket.NextJsonAsync("connected");
        var text = kind switch
        {
            "deep" => Encoding.UTF8.GetBytes($$"""{"type":"heartbeat","x":{{new string('[', 10_000)}}{{new string(']', 10_000)}}}"""),
            "twice" => """{"type":"heartbeat","type":"typing"}"""u8.ToArray(),
            "infinite" => """{"type":"cursor_update","cursor":{"x":1e309,"y":0}}"""u8.ToArray(),
            "bom" => (byte[])[0xEF, 0xBB, 0xBF, .. """{"type":"heartbeat"}"""u8],
            "utf8" => [.. """{"type":"heartbeat","x":"""u8, (byte)'"', 0xC3, 0x28, (byte)'"', (byte)'}'],
            "list" => "[1]"u8.ToArray(),
            "cut" => """{"type":"""u8.ToArray(),
            _ => """{"ref":"1"}"""u8.ToArray(),
        };
        try
        {
            await socket.SendAsync(text, WebSocketMessageType.Text);
        }
        catch (WebSocketException)
        {
            // The client library itself refuses to send invalid UTF-8 in one piece.
        }
        var code = await socket.ClosedAsync();
        // Text that is not UTF-8 fails the connection below us (RFC 6455, section 8.1), with 1007 or without a word.
        if (kind == "utf8") Assert.True(code is 1007 or -1, $"closed with {code}");
        else Assert.Equal(4400, code);
    }

    [Fact]
    [Covers("WS-08")]
    public async Task WS_08_Known_process_killers_leave_the_server_alive()
    {
        await using var host = await RoomHost.StartAsync();
        byte[][] killers = [[], [255], [0], [0, 0], [0, 1], [0, 2, 255, 255, 255, 255, 255, 255, 255, 255, 255], [1], [1, 255, 255], [3, 0], [9, 9], [0, 0, 6, 255, 255, 255, 138, 61, 6]];
        foreach (var bytes in killers)
        {
            await using var socket = await host.OpenAsync(host.Person("Mallory"), Document, dialect: null);
            await socket.SendAsync(bytes);
            await socket.DisposeAsync();
        }
        await using var alice = await host.OpenAsync(host.Person("Alice"), Document);
        await alice.SendUpdateAsync(new Typist(1).Type("still here"));
        await alice.NextJsonAsync("ack");
    }

    [Fact]
    [Covers("WS-10", "CR-16")]
    public async Task WS_10_CR_16_Many_keys_and_prototype_keys_are_plain_data()
    {
        await using var host = await RoomHost.StartAsync();
        await using var socket = await host.OpenAsync(host.Person("Alice"), Document, Dialects.JsonName);
        await using var other = await host.OpenAsync(host.Person("Bob"), Document);
        var keys = string.Join(',', Enumerable.Range(0, 1000).Select(i => $"\"k{i}\":{i}"));
        await socket.SendJsonAsync($$$"""{"type":"presence_update","ref":"a","data":{"__proto__":{"x":1},"constructor":2,{{{keys}}}}}""");
        await socket.NextJsonAsync("ack");
        Assert.Contains("\"__proto__\":{\"x\":1}", (await other.NextAwarenessAsync())[0].State, StringComparison.Ordinal);
    }

    [Fact]
    [Covers("WS-11")]
    public async Task WS_11_Ten_thousand_messages_at_once_are_all_dealt_with_in_order()
    {
        await using var host = await RoomHost.StartAsync(sockets: options => options.UpdatesPerSecond = 100_000);
        await using var socket = await host.OpenAsync(host.Person("Alice"), Document);
        var typist = new Typist(1);
        for (var i = 0; i < 10_000; i++) await socket.SendUpdateAsync(typist.Type("x"));
        await Eventually.True(() => socket.Acknowledged == 10_000, "all of them are acknowledged", 60);
        await using var late = await host.OpenAsync(host.Person("Bob"), Document);
        await late.SendStep1Async();
        await late.NextSyncAsync(SyncStep.Step2);
        Assert.Equal(10_000, typist.CountIn(late.Document()));
    }

    [Fact]
    [Covers("WS-12")]
    public async Task WS_12_Slow_handshakes_hold_up_nobody()
    {
        await using var host = await RoomHost.StartAsync();
        var slow = new List<TcpClient>();
        for (var i = 0; i < 300; i++)
        {
            var client = new TcpClient();
            await client.ConnectAsync(host.Address.Host, host.Address.Port);
            await client.GetStream().WriteAsync("GET / HT"u8.ToArray());
            slow.Add(client);
        }
        await using var socket = await host.OpenAsync(host.Person("Alice"), Document);
        await socket.NextJsonAsync("connected");
        slow.ForEach(client => client.Dispose());
    }

    private static byte[] Upgrade(RoomHost host, string headers, string query = "") => Encoding.ASCII.GetBytes(
        $"GET {RoomHost.Prefix}/ws/documents/{Document}{query} HTTP/1.1\r\nHost: {host.Address.Authority}\r\nConnection: Upgrade\r\n"
        + $"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n{headers}\r\n");

    private static async Task<string> RawAsync(RoomHost host, byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port);
        var stream = client.GetStream();
        var buffer = new byte[4096];
        try
        {
            await stream.WriteAsync(request);
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            return Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, deadline.Token));
        }
        catch (IOException)
        {
            return "HTTP/1.1 4xx, and the connection was cut";
        }
    }
}
