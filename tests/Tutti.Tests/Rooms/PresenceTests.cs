using System.Text.Json;
using Tutti.Access;
using Tutti.Connections;
using Tutti.Rooms;
using Tutti.Tests.Support;

namespace Tutti.Tests.Rooms;

[Covers("P1", "P3", "P8", "R5")]
public class PresenceTests
{
    /// <summary>How people come in.</summary>
    protected virtual bool ByStream => false;

    private Task<RoomHost> StartAsync(Action<RoomsOptions>? rooms = null) => RoomHost.StartAsync(rooms: rooms, byStream: ByStream);

    private static readonly DocumentId Document = DocumentId.New();

    [Fact]
    [Covers("PR-01")]
    public async Task PR_01_A_claimed_identity_is_overwritten_with_the_true_one()
    {
        await using var host = await StartAsync();
        var mallory = host.Person("Mallory");
        await using var socket = await host.OpenAsync(mallory, Document);
        await using var bob = await host.OpenAsync(host.Person("Bob"), Document);

        await socket.SendAwarenessAsync(9, 1, """{"user":{"id":"admin","name":"Alice CEO","color":"red"},"cursor":{"x":1},"user":{"name":"again"}}""");

        var state = JsonDocument.Parse((await bob.NextAwarenessAsync())[0].State).RootElement;
        Assert.Equal(mallory.Id.ToString(), state.GetProperty("user").GetProperty("id").GetString());
        Assert.Equal("Mallory", state.GetProperty("user").GetProperty("name").GetString());
        Assert.Equal("editor", state.GetProperty("user").GetProperty("role").GetString());
        Assert.Equal(1, state.GetProperty("cursor").GetProperty("x").GetInt32());
        Assert.Equal(2, state.EnumerateObject().Count());
    }

    [Fact]
    [Covers("PR-02", "PR-03")]
    public async Task PR_02_PR_03_Speaking_for_someone_else_changes_nothing_is_warned_about_and_closed_the_third_time()
    {
        await using var host = await StartAsync();
        await using var victim = await host.OpenAsync(host.Person("Victim"), Document);
        await using var mallory = await host.OpenAsync(host.Person("Mallory"), Document);
        await using var witness = await host.OpenAsync(host.Person("Witness"), Document);
        await victim.SendAwarenessAsync(5, 1, """{"cursor":"mine"}""");
        await witness.NextAwarenessAsync();

        await mallory.SendAwarenessAsync(5, 7, """{"cursor":"forged"}""");
        Assert.Equal("PERMISSION_DENIED", await mallory.NextErrorAsync());
        await mallory.SendAwarenessAsync(5, 8, "null");
        Assert.Equal("PERMISSION_DENIED", await mallory.NextErrorAsync());
        await mallory.SendAwarenessAsync(5, 9, "null");
        Assert.Equal(4400, await mallory.ClosedAsync());

        await victim.SendAwarenessAsync(5, 2, """{"cursor":"still mine"}""");
        Assert.DoesNotContain("forged", await witness.StateAsync("still mine"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_echo_that_y_websocket_sends_of_others_is_no_offence()
    {
        await using var host = await StartAsync();
        await using var alice = await host.OpenAsync(host.Person("Alice"), Document);
        await using var bob = await host.OpenAsync(host.Person("Bob"), Document);
        await alice.SendAwarenessAsync(5, 1, """{"cursor":1}""");
        var heard = (await bob.NextAwarenessAsync())[0];
        for (var i = 0; i < 5; i++) await bob.SendAwarenessAsync(5, heard.Clock, heard.State);
        await bob.SendJsonAsync("""{"type":"heartbeat"}""");
        await bob.NextJsonAsync("heartbeat");
        Assert.Null(bob.CloseCode);
    }

    [Fact]
    [Covers("PR-05")]
    public async Task PR_05_A_clock_that_jumps_silences_nobody()
    {
        await using var host = await StartAsync();
        await using var alice = await host.OpenAsync(host.Person("Alice"), Document);
        await using var bob = await host.OpenAsync(host.Person("Bob"), Document);
        await alice.SendAwarenessAsync(5, 1, """{"n":1}""");
        await bob.StateAsync("\"n\":1");
        await alice.SendAwarenessAsync(5, (1L << 53) - 1, """{"n":2}""");
        await bob.StateAsync("\"n\":2");
        await alice.SendAwarenessAsync(5, 2, """{"n":3}""");
        await bob.StateAsync("\"n\":3");
        Assert.InRange(bob.LastClock, 3, 1000);
    }

    [Fact]
    [Covers("PR-06")]
    public void PR_06_A_colour_is_a_colour_or_it_is_replaced()
    {
        Assert.True(PersonColors.IsColor("#1c7ed6"));
        Assert.False(PersonColors.IsColor("red;background:url(//evil)"));
        Assert.False(PersonColors.IsColor("#1c7ed61"));
        var principal = new SignedIn(new Person(PersonId.New(), "<img src=x>", "red;x")).ToPrincipal("test");
        Assert.True(PersonColors.IsColor(SignedIn.From(principal)!.Person.Color));
    }

    [Fact]
    [Covers("PR-07")]
    public async Task PR_07_One_socket_has_four_ids_at_most()
    {
        await using var host = await StartAsync();
        await using var socket = await host.OpenAsync(host.Person("Mallory"), Document);
        for (ulong id = 1; id <= 5; id++) await socket.SendAwarenessAsync(id, 1, """{"n":1}""");
        Assert.Equal(4400, await socket.ClosedAsync());
    }

    [Fact]
    [Covers("PR-09")]
    public async Task PR_09_A_silent_listener_is_listed_and_coming_and_going_is_told()
    {
        await using var host = await StartAsync();
        await using var alice = await host.OpenAsync(host.Person("Alice"), Document);
        await alice.NextJsonAsync("connected");
        var silent = host.Person("Silent");
        var lurker = await host.OpenAsync(silent, Document, dialect: null);
        var joined = await alice.NextJsonAsync("user_joined");
        Assert.Equal(silent.Id.ToString(), joined.GetProperty("participant").GetProperty("id").GetString());
        await using var third = await host.OpenAsync(host.Person("Third"), Document);
        var connected = await third.NextJsonAsync("connected");
        Assert.Contains(connected.GetProperty("participants").EnumerateArray(), one => one.GetProperty("name").GetString() == "Silent");
        await lurker.DisposeAsync();
        var left = await alice.NextJsonAsync("user_left");
        Assert.Equal("Silent", left.GetProperty("participant").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Someone_who_leaves_takes_the_cursor_along_and_is_heard_again_after_coming_back_with_the_same_clock()
    {
        await using var host = await StartAsync();
        var alice = host.Person("Alice");
        await using var bob = await host.OpenAsync(host.Person("Bob"), Document);
        var first = await host.OpenAsync(alice, Document);
        await first.SendAwarenessAsync(5, 3, """{"n":1}""");
        var seen = (await bob.NextAwarenessAsync())[0];
        first.Cut();
        var gone = (await bob.NextAwarenessAsync())[0];
        Assert.Equal("null", gone.State);
        await using var second = await host.OpenAsync(alice, Document);
        await second.SendAwarenessAsync(5, 3, """{"n":1}""");
        var back = (await bob.NextAwarenessAsync())[0];
        Assert.True(back.Clock > gone.Clock && gone.Clock > seen.Clock);
    }

    [Fact]
    public async Task A_client_that_sends_its_own_echo_back_after_a_reconnect_is_not_echoed_for_ever()
    {
        await using var host = await StartAsync();
        var alice = host.Person("Alice");
        var first = await host.OpenAsync(alice, Document);
        await first.SendAwarenessAsync(5, 3, """{"n":1}""");
        await first.StateAsync("\"n\":1");
        first.Cut();
        await Eventually.True(() => host.Get<SocketCounts>().Open == 0, "the first socket is gone");
        await using var second = await host.OpenAsync(alice, Document);
        await second.SendAwarenessAsync(5, 3, """{"n":1}""");
        await second.StateAsync("\"n\":1");
        var clock = second.LastClock;
        Assert.True(clock > 3);
        // y-websocket takes the server's clock over, and sends the state on as if it were news.
        await second.SendAwarenessAsync(5, clock, """{"n":1}""");
        await second.SendAwarenessAsync(5, clock + 1, """{"n":2}""");
        await second.StateAsync("\"n\":2");
        Assert.Equal(clock + 1, second.LastClock);
    }

    [Fact]
    [Covers("P2")]
    public async Task A_JSON_client_is_seen_by_all_and_its_typing_ends_by_itself()
    {
        await using var host = await StartAsync(rooms: options => options.TypingTimeout = TimeSpan.FromMilliseconds(200));
        await using var script = await host.OpenAsync(host.Person("Script"), Document, Dialects.JsonName);
        await using var editor = await host.OpenAsync(host.Person("Editor"), Document);
        await script.SendJsonAsync("""{"type":"cursor_update","cursor":{"file":"main.py","line":42,"column":7}}""");
        await editor.StateAsync("\"line\":42");
        await script.SendJsonAsync("""{"type":"typing","in":"document","on":true}""");
        await editor.StateAsync("\"typing\":\"document\"");
        await editor.StateAsync("typing", holds: false);
        await editor.SendAwarenessAsync(77, 1, """{"cursor":{"x":1}}""");
        var told = await script.NextJsonAsync("presence_update");
        while (told.GetProperty("changes")[0].GetProperty("client_id").GetInt64() != 77) told = await script.NextJsonAsync("presence_update");
        Assert.Equal("Editor", told.GetProperty("changes")[0].GetProperty("state").GetProperty("user").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("""{"type":"cursor_update"}""")]
    [InlineData("""{"type":"typing","in":"document"}""")]
    [InlineData("""{"type":"presence_update","status":"dancing"}""")]
    public async Task A_presence_frame_with_a_mistake_is_refused_with_its_ref(string frame)
    {
        await using var host = await StartAsync();
        await using var script = await host.OpenAsync(host.Person("Script"), Document, Dialects.JsonName);
        await script.SendJsonAsync(frame[..^1] + ",\"ref\":\"x\"}");
        var error = await script.NextJsonAsync("error");
        Assert.Equal("INVALID_MESSAGE", error.GetProperty("error_code").GetString());
        Assert.Equal("x", error.GetProperty("ref").GetString());
    }
}

/// <summary>The same presence where no WebSocket gets through.</summary>
[Covers("P1", "P3", "P8", "R7")]
public sealed class PresenceByStreamTests : PresenceTests
{
    protected override bool ByStream => true;
}
