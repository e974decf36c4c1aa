using System.Net.WebSockets;
using Tutti.Access;
using Tutti.Connections;
using Tutti.Rooms;
using Tutti.Tests.Support;

namespace Tutti.Tests.Connections;

/// <summary>Every close code of the protocol, each produced by what it is for.</summary>
[Covers("R2", "R4")]
public sealed class CloseCodeTests
{
    private static readonly DocumentId Document = DocumentId.New();

    [Fact]
    public async Task A_frame_that_cannot_be_read_closes_with_4400()
    {
        await using var host = await RoomHost.StartAsync();
        await using var socket = await host.OpenAsync(host.Person("Alice"), Document);
        await socket.SendAsync([0, 9, 9, 9]);
        Assert.Equal(4400, await socket.ClosedAsync());
    }

    [Fact]
    public async Task Bytes_that_are_no_update_close_with_4400()
    {
        await using var host = await RoomHost.StartAsync();
        await using var socket = await host.OpenAsync(host.Person("Alice"), Document);
        await socket.SendUpdateAsync([1, 1, 1, 200]);
        Assert.Equal(4400, await socket.ClosedAsync());
    }

    [Fact]
    public async Task A_ticket_that_is_not_one_closes_with_4401()
    {
        await using var host = await RoomHost.StartAsync();
        await using var socket = await host.ConnectAsync(Document, query: "?ticket=nonsense");
        Assert.Equal(4401, await socket.ClosedAsync());
    }

    [Fact]
    public async Task A_ticket_works_once_and_for_its_document_only()
    {
        await using var host = await RoomHost.StartAsync();
        var person = host.Person("Alice");
        var tickets = host.Get<Tickets>();
        var (elsewhere, _) = tickets.Issue(new SignedIn(person), DocumentId.New(), RoomKey.MainBranch);
        await using var wrong = await host.ConnectAsync(Document, query: $"?ticket={elsewhere}");
        Assert.Equal(4401, await wrong.ClosedAsync());

        var (once, _) = tickets.Issue(new SignedIn(person), Document, RoomKey.MainBranch);
        await using var first = await host.ConnectAsync(Document, query: $"?ticket={once}");
        await first.NextJsonAsync("connected");
        await using var second = await host.ConnectAsync(Document, query: $"?ticket={once}");
        Assert.Equal(4401, await second.ClosedAsync());
    }

    [Fact]
    public async Task A_plain_y_websocket_without_proof_closes_with_4401()
    {
        await using var host = await RoomHost.StartAsync();
        await using var socket = await host.ConnectAsync(Document, dialect: null);
        Assert.Equal(4401, await socket.ClosedAsync());
    }

    [Fact]
    [Covers("SE-11")]
    public async Task A_proof_that_expires_closes_with_4401_and_a_fresh_one_keeps_the_socket()
    {
        await using var host = await RoomHost.StartAsync();
        var alice = host.Person("Alice");
        var soon = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() + 1500);
        await using var kept = await host.ConnectAsync(Document);
        await kept.SendJsonAsync($$"""{"type":"join_session","auth_token":"{{host.Tokens.For(alice, soon)}}"}""");
        await kept.NextJsonAsync("connected");
        await using var dropped = await host.ConnectAsync(Document);
        await dropped.SendJsonAsync($$"""{"type":"join_session","auth_token":"{{host.Tokens.For(alice, soon)}}"}""");
        await dropped.NextJsonAsync("connected");

        await kept.SendJsonAsync($$"""{"type":"refresh_token","ref":"r","auth_token":"{{host.Tokens.For(alice)}}"}""");
        Assert.Equal("r", (await kept.NextJsonAsync("ack")).GetProperty("ref").GetString());

        Assert.Equal(4401, await dropped.ClosedAsync());
        await kept.SendJsonAsync("""{"type":"heartbeat"}""");
        await kept.NextJsonAsync("heartbeat");
    }

    [Fact]
    public async Task A_session_that_ends_closes_its_sockets_with_4401()
    {
        await using var host = await RoomHost.StartAsync();
        await using var socket = await host.OpenAsync(host.Person("Alice"), Document);
        await socket.NextJsonAsync("connected");
        host.Get<RoomDirectory>().EndSession("session-of-Alice");
        Assert.Equal(4401, await socket.ClosedAsync());
    }

    [Fact]
    public async Task Losing_access_closes_with_4403()
    {
        await using var host = await RoomHost.StartAsync();
        var alice = host.Person("Alice");
        await using var socket = await host.OpenAsync(alice, Document);
        await socket.NextJsonAsync("connected");
        host.Rights.Set(alice, null);
        host.Rights.Versions!.Raise(Document);
        Assert.Equal(4403, await socket.ClosedAsync());
    }

    [Fact]
    [Covers("AZ-03")]
    public async Task A_document_one_may_not_know_of_and_one_that_cannot_exist_both_close_with_4404()
    {
        await using var host = await RoomHost.StartAsync();
        var stranger = host.Person("Stranger");
        host.Rights.Set(stranger, null);
        await using var forbidden = await host.OpenAsync(stranger, Document);
        Assert.Equal(4404, await forbidden.ClosedAsync());

        host.Rights.Set(stranger, Role.Owner);
        await using var branch = await host.OpenAsync(stranger, Document, query: "&branch=");
        await branch.NextJsonAsync("connected");
        var shouting = Document.ToString().ToUpperInvariant();
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(Dialects.TuttiV1Name);
        var (ticket, _) = host.Get<Tickets>().Issue(new SignedIn(stranger), default, RoomKey.MainBranch);
        host.Rights.Set(stranger, null);
        await socket.ConnectAsync(
            new Uri($"ws://{host.Address.Authority}{RoomHost.Prefix}/ws/documents/{shouting}?ticket={ticket}"), CancellationToken.None);
        await using var other = new TestSocket(socket);
        Assert.Equal(4404, await other.ClosedAsync());
    }

    [Fact]
    [Covers("AU-04")]
    public async Task AU_04_A_socket_that_never_says_who_it_is_closes_with_4408_whatever_it_sends()
    {
        await using var host = await RoomHost.StartAsync(sockets: options => options.AuthenticationTimeout = TimeSpan.FromSeconds(1));
        await using var socket = await host.ConnectAsync(Document);
        for (var i = 0; i < 4; i++)
        {
            await socket.SendJsonAsync("""{"type":"heartbeat"}""");
            Assert.Equal("NOT_AUTHENTICATED", await socket.NextErrorAsync());
        }
        Assert.Equal(4408, await socket.ClosedAsync());
    }

    [Fact]
    public async Task A_copy_of_another_epoch_closes_with_4409()
    {
        await using var host = await RoomHost.StartAsync();
        await using var socket = await host.OpenAsync(host.Person("Alice"), Document, query: "&epoch=01999999-0000-7000-8000-000000000000");
        Assert.Equal(4409, await socket.ClosedAsync());
    }

    [Fact]
    public async Task An_update_over_the_limit_closes_with_4413()
    {
        await using var host = await RoomHost.StartAsync(rooms: options => options.UpdateBytes = 2048);
        await using var socket = await host.OpenAsync(host.Person("Alice"), Document);
        await socket.SendUpdateAsync(new Typist(1).Type(new string('x', 4096)));
        Assert.Equal(4413, await socket.ClosedAsync());
    }

    [Fact]
    [Covers("R9")]
    public async Task Flooding_is_slowed_then_closes_with_4429()
    {
        await using var host = await RoomHost.StartAsync(sockets: options => options.SyncsPerMinute = 1);
        await using var socket = await host.OpenAsync(host.Person("Alice"), Document, Dialects.YWebSocketName);
        for (var i = 0; i < 10; i++) await socket.SendStep1Async();
        Assert.Equal(4429, await socket.ClosedAsync());
    }

    [Fact]
    [Covers("R9")]
    public async Task Too_many_updates_are_slowed_and_said_so_but_none_is_lost()
    {
        await using var host = await RoomHost.StartAsync(sockets: options => options.UpdatesPerSecond = 20);
        await using var socket = await host.OpenAsync(host.Person("Alice"), Document);
        var typist = new Typist(1);
        for (var i = 0; i < 60; i++) await socket.SendUpdateAsync(typist.Type("x"));
        var error = await socket.NextJsonAsync("error");
        Assert.Equal("RATE_LIMITED", error.GetProperty("error_code").GetString());
        Assert.True(error.GetProperty("retry_after_ms").GetInt64() > 0);
        await Eventually.True(() => socket.Acknowledged == 60, "all sixty updates are acknowledged");
    }

    [Fact]
    public async Task A_full_room_closes_with_4430_and_too_many_windows_of_one_person_with_4429()
    {
        await using var host = await RoomHost.StartAsync(rooms: options =>
        {
            options.SocketsPerDocument = 3;
            options.SocketsPerPerson = 2;
        });
        var alice = host.Person("Alice");
        await using var one = await host.OpenAsync(alice, Document);
        await using var two = await host.OpenAsync(alice, Document);
        await two.NextJsonAsync("connected");
        await using var three = await host.OpenAsync(alice, Document);
        Assert.Equal(4429, await three.ClosedAsync());
        await using var bob = await host.OpenAsync(host.Person("Bob"), Document);
        await bob.NextJsonAsync("connected");
        await using var carol = await host.OpenAsync(host.Person("Carol"), Document);
        Assert.Equal(4430, await carol.ClosedAsync());
    }

    [Fact]
    public async Task A_server_that_stops_commits_what_it_has_and_closes_with_1001()
    {
        var data = Directory.CreateTempSubdirectory("tutti-drain-").FullName;
        var typist = new Typist(1);
        await using (var host = await RoomHost.StartAsync(data: data))
        {
            await using var socket = await host.OpenAsync(host.Person("Alice"), Document);
            await socket.NextJsonAsync("connected");
            await socket.SendUpdateAsync(typist.Type("kept"));
            await socket.NextJsonAsync("ack");
            await host.StopAsync();
            Assert.Equal(1001, await socket.ClosedAsync());
        }
        await using (var again = await RoomHost.StartAsync(data: data))
        {
            var state = (await again.Get<RoomDirectory>().ReadAsync(Document, RoomKey.MainBranch, CancellationToken.None)).Whole;
            Assert.Equal(4, typist.CountIn(state.Span));
        }
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_node_that_is_full_closes_with_1013()
    {
        await using var host = await RoomHost.StartAsync(rooms: options => options.SocketsPerNode = 1);
        await using var one = await host.OpenAsync(host.Person("Alice"), Document);
        await one.NextJsonAsync("connected");
        await using var two = await host.OpenAsync(host.Person("Bob"), Document);
        Assert.Equal(1013, await two.ClosedAsync());
    }

    [Fact]
    public async Task A_silent_socket_closes_with_1013_and_its_presence_is_gone_before()
    {
        await using var host = await RoomHost.StartAsync(rooms: options =>
        {
            options.PresenceTimeout = TimeSpan.FromSeconds(1);
            options.SilenceTimeout = TimeSpan.FromSeconds(4);
        });
        await using var silent = await host.OpenAsync(host.Person("Alice"), Document);
        await using var other = await host.OpenAsync(host.Person("Bob"), Document);
        await silent.SendAwarenessAsync(5, 1, """{"cursor":1}""");
        await other.StateAsync("\"cursor\":1");
        await other.StateAsync("null");
        Assert.Equal(1013, await silent.ClosedAsync());
    }

    [Fact]
    public async Task A_frame_over_the_limit_closes_with_1009()
    {
        await using var host = await RoomHost.StartAsync();
        await using var socket = await host.OpenAsync(host.Person("Alice"), Document);
        await socket.SendJsonAsync($$"""{"type":"heartbeat","x":"{{new string('x', 70_000)}}"}""");
        Assert.Equal(1009, await socket.ClosedAsync());
    }
}
