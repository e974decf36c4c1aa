using System.Net;
using System.Text;
using Tutti.Access;
using Tutti.Connections;
using Tutti.Crdt.Protocol;
using Tutti.Tests.Support;

namespace Tutti.Tests.Connections;

/// <summary>Server-sent events down and POSTs up: what is theirs alone. What they share with WebSockets is tested with those.</summary>
[Covers("R7")]
public sealed class StreamTests
{
    private static readonly DocumentId Document = DocumentId.New();

    private static readonly byte[] Heartbeat = """{"type":"heartbeat"}"""u8.ToArray();

    [Fact]
    public async Task Someone_on_a_stream_and_someone_on_a_WebSocket_write_and_see_each_other()
    {
        await using var host = await RoomHost.StartAsync();
        var (alice, bob) = (host.Person("Alice"), host.Person("Bob"));
        await using var stream = new TestSocket(await host.OpenStreamAsync(alice, Document));
        await using var socket = await host.OpenAsync(bob, Document);
        var (one, other) = (new Typist(1), new Typist(2));

        await stream.SendUpdateAsync(one.Type("up"));
        await socket.NextSyncAsync(SyncStep.Update);
        await socket.SendUpdateAsync(other.Type("down"));
        await stream.NextSyncAsync(SyncStep.Update);
        await stream.SendAwarenessAsync(1, 1, """{"cursor":{"x":1}}""");
        await socket.StateAsync("\"x\":1");
        await socket.SendAwarenessAsync(2, 1, """{"cursor":{"x":2}}""");
        await stream.StateAsync("\"x\":2");

        Assert.Equal(2, one.CountIn(socket.Document()));
        Assert.Equal(4, other.CountIn(stream.Document()));
        await Eventually.True(() => stream.Acknowledged == 1, "the update is acknowledged down the stream");
    }

    [Fact]
    public async Task Nothing_on_the_way_may_collect_keep_or_compress_it_and_it_is_never_silent()
    {
        await using var host = await RoomHost.StartAsync(sockets: options => options.HeartbeatInterval = TimeSpan.FromMilliseconds(50));
        using var client = new HttpClient();
        var ticket = host.Ticket(host.Person("Alice"), Document)[1..];
        using var answer = await client.GetAsync(host.StreamAddress(Document, $"?{ticket}"), HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("no", answer.Headers.GetValues("X-Accel-Buffering").Single());
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var padding = await reader.ReadLineAsync();
        Assert.True(padding!.Length > 2000 && padding[0] == ':');
        for (var beats = 0; beats < 3;)
        {
            if (await reader.ReadLineAsync() == ":") beats++;
        }
    }

    [Fact]
    public async Task Its_name_alone_lets_nobody_in()
    {
        await using var host = await RoomHost.StartAsync();
        var (alice, mallory) = (host.Person("Alice"), host.Person("Mallory"));
        using var wire = await host.OpenStreamAsync(alice, Document);
        var elsewhere = new Uri(wire.PostAddress.ToString().Replace(Document.ToString(), DocumentId.New().ToString(), StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.NotFound, await wire.PostAsync(Heartbeat, true, proof: ""));
        Assert.Equal(HttpStatusCode.NotFound, await wire.PostAsync(Heartbeat, true, proof: host.Ticket(mallory, Document)));
        Assert.Equal(HttpStatusCode.NotFound, await wire.PostAsync(Heartbeat, true, proof: host.Ticket(alice, DocumentId.New())));
        Assert.Equal(HttpStatusCode.Forbidden, await wire.PostAsync(Heartbeat, true, proof: "", origin: "https://evil.example"));
        Assert.Equal(HttpStatusCode.Accepted, await wire.PostAsync(Heartbeat, true));
        using var client = new HttpClient();
        foreach (var address in new[] { elsewhere + host.Ticket(alice, Document), wire.PostAddress.ToString()[..^2] + "00" + host.Ticket(alice, Document) })
        {
            using var body = new StringContent("{}", Encoding.UTF8, "application/json");
            using var reply = await client.PostAsync(new Uri(address), body);
            Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        }
    }

    [Fact]
    public async Task A_page_of_another_origin_opens_no_stream_with_the_visitors_cookie()
    {
        await using var host = await RoomHost.StartAsync();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, host.StreamAddress(Document));
        request.Headers.Add("Origin", "https://evil.example");
        using var reply = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, reply.StatusCode);
    }

    [Fact]
    public async Task A_request_that_is_sent_again_is_taken_once_and_one_too_early_not_at_all()
    {
        await using var host = await RoomHost.StartAsync();
        using var wire = await host.OpenStreamAsync(host.Person("Alice"), Document);
        await using var stream = new TestSocket(wire);
        var typist = new Typist(3);
        var body = StreamSocket.Framed(
            SyncMessage.ToFrame(SyncStep.Update, typist.Type("a")), SyncMessage.ToFrame(SyncStep.Update, typist.Type("b")));

        Assert.Equal(HttpStatusCode.Conflict, await wire.PostAsync(body, false, number: 2));
        Assert.Equal(HttpStatusCode.Accepted, await wire.PostAsync(body, false, number: 1));
        Assert.Equal(HttpStatusCode.Accepted, await wire.PostAsync(body, false, number: 1));
        Assert.Equal(HttpStatusCode.Accepted, await wire.PostAsync("""{"type":"heartbeat"}"""u8.ToArray(), true, number: 2));
        await stream.NextJsonAsync("heartbeat");
        Assert.Equal(
            HttpStatusCode.Accepted,
            await wire.PostAsync(StreamSocket.Framed(SyncMessage.ToFrame(SyncStep.Update, typist.Type("c"))), false, number: 3));

        // Each one that is taken counts, also one that brings nothing new.
        long last = 0;
        while (last < 3) last = (await stream.NextJsonAsync("ack")).GetProperty("upto").GetInt64();
        Assert.Equal(3, last);
    }

    [Fact]
    public async Task A_body_that_cannot_be_one_is_refused_and_what_is_in_it_as_on_a_socket()
    {
        await using var host = await RoomHost.StartAsync();
        using var wire = await host.OpenStreamAsync(host.Person("Alice"), Document);
        await using var stream = new TestSocket(wire);
        Assert.Equal(HttpStatusCode.BadRequest, await wire.PostAsync([200, 1, 2], false));
        Assert.Equal(HttpStatusCode.BadRequest, await wire.PostAsync([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1], false));
        Assert.Equal(HttpStatusCode.BadRequest, await wire.PostAsync(Heartbeat, true, number: 0));
        Assert.Equal(HttpStatusCode.Accepted, await wire.PostAsync([], false));
        await stream.SendJsonAsync("""{"type":"heartbeat"}""");
        await stream.NextJsonAsync("heartbeat");

        Assert.Equal(HttpStatusCode.Accepted, await wire.PostAsync("[1]"u8.ToArray(), true));
        Assert.Equal(4400, await stream.ClosedAsync());
        Assert.Equal(HttpStatusCode.NotFound, await wire.PostAsync(Heartbeat, true));
    }

    [Fact]
    public async Task A_frame_that_is_too_big_closes_with_1009()
    {
        await using var host = await RoomHost.StartAsync();
        using var wire = await host.OpenStreamAsync(host.Person("Alice"), Document);
        await using var stream = new TestSocket(wire);
        var status = await wire.PostAsync(Encoding.UTF8.GetBytes($$"""{"type":"heartbeat","pad":"{{new string('x', 70_000)}}"}"""), true);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal(1009, await stream.ClosedAsync());
    }

    [Fact]
    public async Task A_sender_that_floods_is_slowed_down_and_may_not_pile_up_requests()
    {
        await using var host = await RoomHost.StartAsync(sockets: options => options.FramesPerSecond = 1);
        using var wire = await host.OpenStreamAsync(host.Person("Alice"), Document);
        await using var stream = new TestSocket(wire);
        var posts = Enumerable.Range(0, 30).Select(_ => wire.PostAsync(Heartbeat, true)).ToList();

        Assert.Equal("RATE_LIMITED", await stream.NextErrorAsync());
        Assert.Contains(HttpStatusCode.TooManyRequests, await Task.WhenAll(posts));
    }

    [Fact]
    public async Task Someone_without_proof_joins_with_a_first_frame_and_nobody_else_goes_on_for_them()
    {
        await using var host = await RoomHost.StartAsync();
        var alice = host.Person("Alice");
        var isIn = false;
        using var wire = await StreamSocket.OpenAsync(
            host.StreamAddress(Document), Dialects.JsonName, () => isIn ? host.Ticket(alice, Document) : "");
        await using var stream = new TestSocket(wire);
        await stream.SendJsonAsync("""{"type":"heartbeat","ref":"early"}""");
        Assert.Equal("NOT_AUTHENTICATED", await stream.NextErrorAsync());
        await stream.SendJsonAsync($$"""{"type":"join_session","auth_token":"{{host.Tokens.For(alice)}}"}""");
        await stream.NextJsonAsync("connected");
        isIn = true;

        await stream.SendJsonAsync("""{"type":"heartbeat"}""");
        await stream.NextJsonAsync("heartbeat");
        Assert.Equal(HttpStatusCode.NotFound, await wire.PostAsync(Heartbeat, true, proof: ""));
    }

    [Fact]
    public async Task Every_end_has_its_close_code()
    {
        await using var host = await RoomHost.StartAsync();
        var (alice, stranger) = (host.Person("Alice"), host.Person("Stranger"));
        await using var unknown = await OpenAsync(Dialects.JsonName, "?ticket=nonsense");
        Assert.Equal(4401, await unknown.ClosedAsync());
        await using var silent = await OpenAsync(Dialects.YWebSocketName);
        Assert.Equal(4401, await silent.ClosedAsync());
        await using var elsewhere = await OpenAsync(Dialects.JsonName, "?epoch=other" + host.Ticket(alice, Document));
        Assert.Equal(4409, await elsewhere.ClosedAsync());
        host.Rights.Set(stranger, null);
        await using var forbidden = new TestSocket(await host.OpenStreamAsync(stranger, Document));
        Assert.Equal(4404, await forbidden.ClosedAsync());

        await using var removed = new TestSocket(await host.OpenStreamAsync(alice, Document));
        await removed.NextJsonAsync("connected");
        host.Rights.Set(alice, null);
        host.Get<PermissionVersions>().Raise(Document);
        Assert.Equal(4403, await removed.ClosedAsync());

        async Task<TestSocket> OpenAsync(string dialect, string query = "") =>
            new(await StreamSocket.OpenAsync(host.StreamAddress(Document, query), dialect));
    }

    [Fact]
    public async Task When_the_server_goes_away_it_says_so_and_what_was_accepted_is_kept()
    {
        await using var host = await RoomHost.StartAsync();
        await using var stream = new TestSocket(await host.OpenStreamAsync(host.Person("Alice"), Document));
        await stream.NextJsonAsync("connected");
        await stream.SendUpdateAsync(new Typist(4).Type("kept"));
        await Eventually.True(() => stream.Acknowledged == 1, "it is saved");

        await host.StopAsync();

        Assert.Equal(1001, await stream.ClosedAsync());
    }

    [Fact]
    public async Task A_line_break_between_the_parts_of_a_state_ends_no_event()
    {
        await using var host = await RoomHost.StartAsync();
        await using var script = new TestSocket(await host.OpenStreamAsync(host.Person("Script"), Document, Dialects.JsonName));
        await script.NextJsonAsync("connected");
        await using var page = await host.OpenAsync(host.Person("Page"), Document);
        await page.SendAwarenessAsync(1, 1, "{\"cursor\":\n{\r\n\"x\" : 1},\n\n\"data\":\"a\\nb\"}");

        var change = (await script.NextJsonAsync("presence_update")).GetProperty("changes")[0].GetProperty("state");
        Assert.Equal(1, change.GetProperty("cursor").GetProperty("x").GetInt32());
        Assert.Equal("a\nb", change.GetProperty("data").GetString());
    }

    [Fact]
    public async Task A_large_state_comes_whole()
    {
        await using var host = await RoomHost.StartAsync();
        var typist = new Typist(5);
        await using var writer = await host.OpenAsync(host.Person("Writer"), Document);
        await writer.SendUpdateAsync(typist.Type(new string('x', 600_000)));
        await Eventually.True(() => writer.Acknowledged == 1, "it is saved");

        await using var stream = new TestSocket(await host.OpenStreamAsync(host.Person("Reader"), Document, Dialects.YWebSocketName));
        await stream.SendStep1Async();
        await stream.NextSyncAsync(SyncStep.Step2);

        Assert.Equal(600_000, typist.CountIn(stream.Document()));
    }
}
