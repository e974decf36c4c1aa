using System.Net.WebSockets;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Access;
using Tutti.Actions.Events;
using Tutti.Features.Documents;
using Tutti.Tests.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.Events;

/// <summary>Whoever comes back is told what was missed: each event once, in order, then live.</summary>
public sealed class CatchUpTests
{
    private static long[] Range(long from, long to) => [.. Enumerable.Range((int)from, (int)(to - from + 1)).Select(number => (long)number)];

    private static Task<Reply> RenameAsync(Visitor visitor, string document, string title = "T") =>
        visitor.PatchAsync($"documents/{document}", new { title });

    private static async Task<(TuttiHost Host, Visitor Ann, string Document)> FiveEventsAsync(params string[] settings)
    {
        var host = await TuttiHost.StartAsync(settings);
        var ann = await host.GuestAsync("Ann");
        var id = await ann.DocumentAsync();
        for (var i = 0; i < 4; i++) await RenameAsync(ann, id, $"T{i}");
        return (host, ann, id);
    }

    [Fact]
    [Covers("K1")]
    public async Task Who_comes_back_gets_what_was_missed_and_then_what_happens()
    {
        var (host, ann, id) = await FiveEventsAsync();
        await using var _ = host;
        await using var socket = await LiveTests.OpenAsync(host, ann, id, after: 2);
        Assert.Equal(5, (await socket.NextJsonAsync("connected")).GetProperty("last_event").GetInt64());
        var first = await socket.NextJsonAsync("document_renamed");
        Assert.Equal("T1", first.Text("title"));
        Assert.Equal("Ann", first.GetProperty("user").Text("name"));
        Assert.Equal(id, first.Text("document_id"));
        await RenameAsync(ann, id);
        await Eventually.True(() => socket.Events.Length == 4, "four events come");
        Assert.Equal(Range(3, 6), socket.Events);
    }

    [Fact]
    public async Task Who_does_not_ask_gets_nothing_of_the_past()
    {
        var (host, ann, id) = await FiveEventsAsync();
        await using var _ = host;
        await using var socket = await LiveTests.OpenAsync(host, ann, id);
        Assert.Equal(5, (await socket.NextJsonAsync("connected")).GetProperty("last_event").GetInt64());
        await RenameAsync(ann, id);
        Assert.Equal(6, (await socket.NextJsonAsync("document_renamed")).GetProperty("event").GetInt64());
        Assert.Equal([6], socket.Events);
    }

    [Fact]
    public async Task The_first_frame_may_ask_for_it()
    {
        var (host, ann, id) = await FiveEventsAsync();
        await using var _ = host;
        var raw = new ClientWebSocket();
        raw.Options.AddSubProtocol("tutti.json.v1");
        await raw.ConnectAsync(new Uri($"ws://{host.Address.Authority}/api/collaboration/ws/documents/{id}"), CancellationToken.None);
        await using var socket = new TestSocket(raw);
        await socket.SendJsonAsync($$"""{"type":"join_session","auth_token":"{{ann.Token}}","after":"all"}""");
        Assert.Equal("INVALID_MESSAGE", await socket.NextErrorAsync());
        await socket.SendJsonAsync($$"""{"type":"join_session","auth_token":"{{ann.Token}}","after":0}""");
        await Eventually.True(() => socket.Events.Length == 5, "five events come");
        Assert.Equal(Range(1, 5), socket.Events);
    }

    [Fact]
    public async Task A_socket_that_has_joined_may_ask_for_it()
    {
        var (host, ann, id) = await FiveEventsAsync();
        await using var _ = host;
        await using var socket = await LiveTests.OpenAsync(host, ann, id);
        await socket.NextJsonAsync("connected");
        await socket.SendJsonAsync("""{"type":"join_session","after":-1}""");
        Assert.Equal("INVALID_MESSAGE", await socket.NextErrorAsync());
        await socket.SendJsonAsync("""{"type":"join_session","after":3}""");
        await socket.NextJsonAsync("connected");
        await Eventually.True(() => socket.Events.Length == 2, "two events come");
        await RenameAsync(ann, id);
        await Eventually.True(() => socket.Events.Length == 3, "the next one comes");
        Assert.Equal(Range(4, 6), socket.Events);
    }

    [Fact]
    public async Task Too_far_back_is_told_resync_and_goes_on_live()
    {
        var (host, ann, id) = await FiveEventsAsync("--Tutti:Rooms:EventsBack=3");
        await using var _ = host;
        await using var socket = await LiveTests.OpenAsync(host, ann, id, after: 1);
        await socket.NextJsonAsync("resync");
        await RenameAsync(ann, id);
        await socket.NextJsonAsync("document_renamed");
        Assert.Equal([6], socket.Events);
        await using var near = await LiveTests.OpenAsync(host, ann, id, after: 3);
        await Eventually.True(() => near.Events.Length == 3, "three events come");
        Assert.Equal(Range(4, 6), near.Events);
    }

    [Fact]
    public async Task A_number_that_was_never_given_out_is_told_resync()
    {
        var (host, ann, id) = await FiveEventsAsync();
        await using var _ = host;
        await using var socket = await LiveTests.OpenAsync(host, ann, id, after: 99);
        await socket.NextJsonAsync("resync");
        await RenameAsync(ann, id);
        await socket.NextJsonAsync("document_renamed");
        Assert.Equal([6], socket.Events);
    }

    [Fact]
    public async Task A_long_past_comes_through_a_narrow_socket_while_more_happens()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Sockets:OutgoingFrames=64");
        var ann = await host.GuestAsync("Ann");
        var id = await ann.DocumentAsync();
        var workspace = new WorkspaceId(Guid.Parse(ann.Workspace!));
        var document = new DocumentId(Guid.Parse(id));
        await host.RaiseAsync(ann, [.. Enumerable.Range(0, 900).Select(i => new DocumentRenamed(workspace, document, $"T{i}"))]);
        var opening = LiveTests.OpenAsync(host, ann, id, after: 0);
        for (var i = 0; i < 20; i++) await RenameAsync(ann, id, $"Live {i}");
        await using var socket = await opening;
        await Eventually.True(() => socket.Events.Length >= 921, "everything comes");
        Assert.Equal(Range(1, 921), socket.Events);
    }

    [Fact]
    public async Task What_a_room_was_not_told_it_reads_when_the_next_comes()
    {
        await using var host = await TuttiHost.StartWithAsync(
            services => LossyRooms.Add(services, happened => happened.Number is 2 or 3 or 5));
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        await using var socket = await LiveTests.OpenAsync(host, ann, id);
        await socket.NextJsonAsync("connected");
        for (var i = 0; i < 5; i++) await RenameAsync(ann, id, $"T{i}");
        await Eventually.True(() => socket.Events.Length == 5, "five events come");
        Assert.Equal(Range(2, 6), socket.Events);
    }

    [Fact]
    [Covers("K2")]
    public async Task A_server_that_dies_before_it_tells_loses_nothing_and_tells_nothing_twice()
    {
        var isDying = false;
        var host = await TuttiHost.StartWithAsync(services => LossyRooms.Add(services, _ => isDying));
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        var seen = new List<long>();
        await using (var socket = await LiveTests.OpenAsync(host, ann, id))
        {
            await socket.NextJsonAsync("connected");
            await RenameAsync(ann, id, "Told");
            await socket.NextJsonAsync("document_renamed");
            isDying = true;
            await RenameAsync(ann, id, "Committed");
            await RenameAsync(ann, id, "Committed too");
            seen.AddRange(socket.Events);
        }
        var data = await host.StopKeepingAsync();
        await using var again = await TuttiHost.StartInAsync(data, new TestLog());
        ann = ann.At(again);
        await using var back = await LiveTests.OpenAsync(again, ann, id, after: seen[^1]);
        await RenameAsync(ann, id, "New");
        await Eventually.True(() => back.Events.Length >= 3, "what was missed comes");
        await Eventually.True(() => again.Count("SELECT count(*) FROM event_outbox") == 0, "the outbox is told and empty");
        Assert.Equal(Range(2, 5), (long[])[.. seen, .. back.Events]);
    }

    [Fact]
    public async Task What_two_actions_do_at_once_comes_in_the_order_of_its_numbers()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        var sockets = new List<TestSocket>();
        for (var i = 0; i < 5; i++) sockets.Add(await LiveTests.OpenAsync(host, ann, id, dialect: i % 2 == 0 ? "tutti.v1" : "tutti.json.v1"));
        foreach (var socket in sockets) await socket.NextJsonAsync("connected");
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => RenameAsync(ann, id, $"T{i}")));
        foreach (var socket in sockets)
        {
            await Eventually.True(() => socket.Events.Length >= 100, "all events come");
            Assert.Equal(Range(2, 101), socket.Events);
            await socket.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_y_websocket_client_hears_of_no_event()
    {
        var (host, ann, id) = await FiveEventsAsync();
        await using var _ = host;
        await using var socket = await LiveTests.OpenAsync(host, ann, id, dialect: "y-websocket", after: 0);
        await RenameAsync(ann, id);
        await socket.SendStep1Async();
        await socket.NextSyncAsync(Tutti.Crdt.Protocol.SyncStep.Step2);
        Assert.Empty(socket.Events);
    }

    [Fact]
    [Covers("K1")]
    public async Task What_one_may_not_know_is_a_number_without_who_or_what()
    {
        await using var host = await TuttiHost.StartWithAsync(
            services => services.AddSingleton<IJsonTypeInfoResolver>(new DefaultJsonTypeInfoResolver()));
        var ann = await host.GuestAsync("Ann");
        var bob = await host.GuestAsync("Bob");
        await host.JoinAsync(ann.Workspace!, bob, Role.Viewer);
        var id = await ann.DocumentAsync();
        await using var live = await LiveTests.OpenAsync(host, bob, id);
        await live.NextJsonAsync("connected");
        await host.RaiseAsync(ann, new LinkWhispered(new WorkspaceId(Guid.Parse(ann.Workspace!)), new DocumentId(Guid.Parse(id)), "secret"));
        await using var later = await LiveTests.OpenAsync(host, bob, id, after: 1);
        await using var own = await LiveTests.OpenAsync(host, ann, id, after: 1);
        var over = (await bob.GetAsync($"documents/{id}/events?after=1")).Expect(200).Json.GetProperty("items")[0];
        foreach (var frame in new[] { await live.NextJsonAsync("link_whispered"), await later.NextJsonAsync("link_whispered"), over })
        {
            Assert.Equal(2, frame.GetProperty("event").GetInt64());
            Assert.False(frame.TryGetProperty("user", out var _));
            Assert.DoesNotContain("secret", frame.GetRawText(), StringComparison.Ordinal);
        }
        Assert.Equal("secret", (await own.NextJsonAsync("link_whispered")).Text("words"));
        Assert.DoesNotContain("link_whispered", (await bob.GetAsync($"documents/{id}/activity")).Expect(200).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("link_whispered", (await bob.GetAsync($"workspaces/{ann.Workspace}/activity")).Expect(200).Text, StringComparison.Ordinal);
        Assert.Contains("link_whispered", (await ann.GetAsync($"documents/{id}/activity")).Expect(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Covers("K1")]
    public async Task Without_a_socket_the_same_is_read_page_by_page()
    {
        var (host, ann, id) = await FiveEventsAsync();
        await using var _ = host;
        var numbers = new List<long>();
        var next = "0";
        while (next is not null)
        {
            var page = (await ann.GetAsync($"documents/{id}/events?after={next}&limit=2")).Expect(200).Json;
            numbers.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("event").GetInt64()));
            next = page.TryGetProperty("next", out var more) ? more.GetString() : null;
        }
        Assert.Equal(Range(1, 5), numbers);
        (await ann.GetAsync($"documents/{id}/events?after=-1")).Expect(400, "INVALID_MESSAGE");
        (await ann.GetAsync($"documents/{id}/events?after=x")).Expect(400, "INVALID_MESSAGE");
    }

    internal sealed record LinkWhispered(
        [property: JsonIgnore] WorkspaceId WorkspaceId, [property: JsonIgnore] DocumentId DocumentId, string Words) : IEvent
    {
        WorkspaceId? IEvent.Workspace => WorkspaceId;

        DocumentId? IEvent.Document => DocumentId;

        EventCategory IEvent.Category => EventCategory.Collaboration;

        Permission IEvent.Audience => Permission.Share;
    }
}
