using Tutti.Tests.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Locks;

/// <summary>Locks that end by the clock, or because their holder is gone.</summary>
[Covers("L3", "L4")]
public sealed class LockTimeTests
{
    [Fact]
    public async Task L3_A_lock_ends_when_its_time_is_over_and_everybody_is_told()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, cid, id) = await host.TeamAsync();
        var held = await ann.NodeAsync(id, "a", 60);
        (await bob.PostAsync($"documents/{id}/locks/{held.Text("id")}/wait")).Expect(200);
        await using var socket = await LiveTests.OpenAsync(host, cid, id);
        await socket.NextJsonAsync("connected");
        host.Clock.Shift = TimeSpan.FromSeconds(61);
        var expired = await socket.NextJsonAsync("lock_expired");
        Assert.Equal((held.Text("id"), "Ann", "Bob"), (expired.GetProperty("lock").Text("id"), expired.GetProperty("user").Text("name"), Assert.Single(expired.GetProperty("lock").Waiting())));
        Assert.Empty(await bob.LocksAsync(id));
        Assert.Equal(0, host.Count("SELECT count(*) FROM lock_waiter"));
    }

    [Fact]
    public async Task L3_To_the_moment_it_ends_it_is_free_whoever_looks_after_it()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, _, id) = await host.TeamAsync();
        var held = await ann.NodeAsync(id, "a", 60);
        host.Clock.Shift = TimeSpan.FromSeconds(61);
        (await ann.PatchAsync($"documents/{id}/locks/{held.Text("id")}", new { })).Expect(404, "NOT_FOUND");
        var next = await bob.NodeAsync(id, "a", 60);
        Assert.Equal(2, next.GetProperty("fence").GetInt64());
        await Eventually.True(() => host.LockEvents(id).Any(row => row.Type == "lock_expired"), "it is told once");
        Assert.Single(host.LockEvents(id), row => row.Type == "lock_expired");
    }

    [Fact]
    public async Task L4_What_was_taken_on_a_socket_is_free_half_a_minute_after_its_holder_left()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, _, id) = await host.TeamAsync();
        await using var watching = await LiveTests.OpenAsync(host, bob, id);
        await watching.NextJsonAsync("connected");
        var socket = await LiveTests.OpenAsync(host, ann, id, dialect: "tutti.json.v1");
        await socket.NextJsonAsync("connected");
        await socket.SendJsonAsync("""{"type":"acquire_lock","ref":"1","resource_type":"node","resource_id":"a"}""");
        await socket.NextJsonAsync("ack");
        socket.Cut();
        await watching.NextJsonAsync("user_left");
        (await bob.AcquireAsync(id, new { resource_type = "node", resource_id = "a" })).Expect(423, "LOCKED");
        host.Clock.Shift = TimeSpan.FromSeconds(31);
        var released = await watching.NextJsonAsync("lock_released");
        Assert.Equal(("holder_left", "Ann"), (released.Text("reason"), released.GetProperty("lock").Holder()));
        await bob.NodeAsync(id, "a");
    }

    [Fact]
    public async Task L4_Who_comes_back_in_time_still_holds_it()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, _, id) = await host.TeamAsync();
        await using var watching = await LiveTests.OpenAsync(host, bob, id);
        await watching.NextJsonAsync("connected");
        var socket = await LiveTests.OpenAsync(host, ann, id);
        await socket.NextJsonAsync("connected");
        // By HTTP, while she is in the room, is the same.
        await ann.NodeAsync(id, "a");
        var gone = await bob.NodeAsync(id, "b");
        socket.Cut();
        await watching.NextJsonAsync("user_left");
        host.Clock.Shift = TimeSpan.FromSeconds(20);
        await using var back = await LiveTests.OpenAsync(host, ann, id);
        await back.NextJsonAsync("connected");
        // Bob's only window: his lock shows that those who left are looked after.
        await watching.DisposeAsync();
        await back.NextJsonAsync("user_left");
        host.Clock.Shift = TimeSpan.FromSeconds(60);
        Assert.Equal(gone.Text("id"), (await back.NextJsonAsync("lock_released")).GetProperty("lock").Text("id"));
        Assert.Equal("a", Assert.Single(await ann.LocksAsync(id)).Text("resource_id"));
    }

    [Fact]
    public async Task L4_What_a_script_takes_without_being_there_lasts_its_time()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, _, id) = await host.TeamAsync();
        await ann.NodeAsync(id, "a", 3600);
        var socket = await LiveTests.OpenAsync(host, ann, id);
        await socket.NextJsonAsync("connected");
        await ann.NodeAsync(id, "b", 3600);
        await using var watching = await LiveTests.OpenAsync(host, bob, id);
        await watching.NextJsonAsync("connected");
        socket.Cut();
        await watching.NextJsonAsync("user_left");
        host.Clock.Shift = TimeSpan.FromSeconds(120);
        Assert.Equal("b", (await watching.NextJsonAsync("lock_released")).GetProperty("lock").Text("resource_id"));
        Assert.Equal("a", Assert.Single(await bob.LocksAsync(id)).Text("resource_id"));
    }

    [Fact]
    public async Task L4_After_a_restart_the_holder_has_the_same_time_to_come_back()
    {
        var first = await TuttiHost.StartAsync();
        var (ann, bob, _, id) = await first.TeamAsync();
        var (one, two) = (await LiveTests.OpenAsync(first, ann, id), await LiveTests.OpenAsync(first, bob, id));
        await one.NextJsonAsync("connected");
        await two.NextJsonAsync("connected");
        await ann.NodeAsync(id, "a", 3600);
        var kept = await bob.NodeAsync(id, "b", 3600);
        one.Cut();
        two.Cut();
        await using var host = await TuttiHost.StartInAsync(await first.StopKeepingAsync(), new TestLog());
        var (annAgain, bobAgain) = (ann.At(host), bob.At(host));
        Assert.Equal(2, (await annAgain.LocksAsync(id)).Count);
        await using var back = await LiveTests.OpenAsync(host, bobAgain, id);
        Assert.Equal(2, (await back.NextJsonAsync("connected")).GetProperty("locks").GetArrayLength());
        host.Clock.Shift = TimeSpan.FromSeconds(40);
        Assert.Equal("a", (await back.NextJsonAsync("lock_released")).GetProperty("lock").Text("resource_id"));
        Assert.Equal(kept.Text("id"), Assert.Single(await annAgain.LocksAsync(id)).Text("id"));
        Assert.Equal(3, (await annAgain.NodeAsync(id, "a")).GetProperty("fence").GetInt64());
    }
}
