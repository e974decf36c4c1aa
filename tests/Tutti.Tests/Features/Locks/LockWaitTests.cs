using Tutti.Tests.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Locks;

/// <summary>Waiting for a lock: in order, told when it is free, and nothing promised.</summary>
[Covers("L4")]
public sealed class LockWaitTests
{
    [Fact]
    public async Task L4_Who_waits_stands_in_line_and_is_told_when_it_is_free()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, cid, id) = await host.TeamAsync();
        var held = await ann.NodeAsync(id, "a");
        var path = $"documents/{id}/locks/{held.Text("id")}";
        await using var socket = await LiveTests.OpenAsync(host, bob, id);
        await socket.NextJsonAsync("connected");
        Assert.Equal(["Cid"], (await cid.PostAsync($"{path}/wait")).Expect(200).Json.Waiting());
        Assert.Equal(["Cid"], (await socket.NextJsonAsync("lock_wait_started")).GetProperty("lock").Waiting());
        Assert.Equal(["Cid", "Bob"], (await bob.PostAsync($"{path}/wait")).Expect(200).Json.Waiting());
        // Asking twice does not change one's place.
        Assert.Equal(["Cid", "Bob"], (await cid.PostAsync($"{path}/wait")).Expect(200).Json.Waiting());
        (await ann.PostAsync($"{path}/wait")).Expect(409, "CONFLICT");
        (await ann.DeleteAsync(path)).Expect(204);
        Assert.Equal(["Cid", "Bob"], (await socket.NextJsonAsync("lock_released")).GetProperty("lock").Waiting());
        // It is free for whoever takes it.
        Assert.Empty((await bob.NodeAsync(id, "a")).Waiting());
    }

    [Fact]
    public async Task L4_Who_does_not_want_it_any_more_is_not_told()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, cid, id) = await host.TeamAsync();
        var held = await ann.NodeAsync(id, "a");
        var path = $"documents/{id}/locks/{held.Text("id")}/wait";
        (await bob.PostAsync(path)).Expect(200);
        (await cid.PostAsync(path)).Expect(200);
        await using var socket = await LiveTests.OpenAsync(host, cid, id);
        await socket.NextJsonAsync("connected");
        (await bob.DeleteAsync(path)).Expect(204);
        Assert.Equal(["Cid"], (await socket.NextJsonAsync("lock_wait_ended")).GetProperty("lock").Waiting());
        (await bob.DeleteAsync(path)).Expect(404, "NOT_FOUND");
        (await bob.PostAsync(path)).Expect(200);
        Assert.Equal(["Cid", "Bob"], Assert.Single(await ann.LocksAsync(id)).Waiting());
    }

    [Fact]
    public async Task L4_Who_leaves_the_room_waits_no_more()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, cid, id) = await host.TeamAsync();
        var held = await ann.NodeAsync(id, "a", 3600);
        await using var watching = await LiveTests.OpenAsync(host, cid, id);
        await watching.NextJsonAsync("connected");
        var socket = await LiveTests.OpenAsync(host, bob, id, dialect: "tutti.json.v1");
        await socket.NextJsonAsync("connected");
        await socket.SendJsonAsync($$"""{"type":"wait_for_lock","ref":"1","lock_id":"{{held.Text("id")}}"}""");
        Assert.Equal(["Bob"], (await watching.NextJsonAsync("lock_wait_started")).GetProperty("lock").Waiting());
        socket.Cut();
        await watching.NextJsonAsync("user_left");
        host.Clock.Shift = TimeSpan.FromSeconds(31);
        var ended = await watching.NextJsonAsync("lock_wait_ended");
        Assert.Equal(("Bob", 0), (ended.GetProperty("user").Text("name"), ended.GetProperty("lock").Waiting().Length));
        Assert.Empty(Assert.Single(await ann.LocksAsync(id)).Waiting());
    }

    [Fact]
    public async Task L4_There_is_nothing_to_wait_for_where_nothing_is_held()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, _, id) = await host.TeamAsync();
        var held = await ann.NodeAsync(id, "a", 60);
        host.Clock.Shift = TimeSpan.FromSeconds(61);
        (await bob.PostAsync($"documents/{id}/locks/{held.Text("id")}/wait")).Expect(404, "NOT_FOUND");
        (await bob.PostAsync($"documents/{id}/locks/none/wait")).Expect(404, "NOT_FOUND");
    }
}
