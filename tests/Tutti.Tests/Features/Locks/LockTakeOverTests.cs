using System.Text.Json;
using Tutti.Access;
using Tutti.Tests.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Locks;

/// <summary>Who may take a lock from whom, and who is told.</summary>
[Covers("L4")]
public sealed class LockTakeOverTests
{
    [Fact]
    public async Task L4_An_admin_takes_over_and_the_holder_is_told_by_whom()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, cid, id) = await host.TeamAsync();
        var held = await bob.NodeAsync(id, "a");
        (await cid.PostAsync($"documents/{id}/locks/{held.Text("id")}/wait")).Expect(200);
        await using var socket = await LiveTests.OpenAsync(host, bob, id, dialect: "tutti.json.v1");
        await socket.NextJsonAsync("connected");

        (await ann.AcquireAsync(id, new { resource_type = "node", resource_id = "a" })).Expect(423, "LOCKED");
        var taken = (await ann.AcquireAsync(id, new { resource_type = "node", resource_id = "a", take_over = true, reason = "Release day" })).Expect(201).Json;

        var lost = await socket.NextJsonAsync("lock_released");
        Assert.Equal(("taken_over", "Ann", held.Text("id")), (lost.Text("reason"), lost.GetProperty("user").Text("name"), lost.GetProperty("lock").Text("id")));
        Assert.Empty(lost.GetProperty("lock").Waiting());
        var acquired = await socket.NextJsonAsync("lock_acquired");
        Assert.Equal("Bob", acquired.GetProperty("taken_over_from").Text("name"));
        Assert.True(JsonElement.DeepEquals(taken, acquired.GetProperty("lock")));
        // Who waited for it still does.
        Assert.Equal(("Ann", 2, "Cid"), (taken.Holder(), taken.GetProperty("fence").GetInt64(), Assert.Single(taken.Waiting())));
        Assert.Single(await bob.LocksAsync(id));
    }

    [Fact]
    public async Task L4_Among_equals_nobody_takes_over()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, cid, id) = await host.TeamAsync();
        var held = await ann.NodeAsync(id, "a");
        var refused = (await bob.AcquireAsync(id, new { resource_type = "node", resource_id = "a", take_over = true })).Expect(403, "PERMISSION_DENIED").Json;
        Assert.Equal(held.Text("id"), refused.GetProperty("lock").Text("id"));
        await bob.NodeAsync(id, "b");
        (await cid.AcquireAsync(id, new { resource_type = "node", resource_id = "b", take_over = true })).Expect(403, "PERMISSION_DENIED");
        // One who may not be overruled protects the rest.
        (await cid.AcquireAsync(id, new { resource_type = "document", take_over = true })).Expect(403, "PERMISSION_DENIED");
        Assert.Equal(2, (await cid.LocksAsync(id)).Count);
    }

    [Fact]
    public async Task L4_The_host_of_a_session_takes_over_while_it_lasts()
    {
        await using var host = await TuttiHost.StartAsync();
        var (_, bob, cid, id) = await host.TeamAsync();
        await cid.NodeAsync(id, "a");
        await cid.NodeAsync(id, "b");
        (await bob.PostAsync($"documents/{id}/session", new { })).Expect(201);
        (await bob.AcquireAsync(id, new { resource_type = "node", resource_id = "a", take_over = true })).Expect(201);

        (await bob.DeleteAsync($"documents/{id}/session")).Expect(204);
        (await bob.AcquireAsync(id, new { resource_type = "node", resource_id = "b", take_over = true })).Expect(403, "PERMISSION_DENIED");
    }

    [Fact]
    public async Task L4_Everything_in_the_way_is_taken_over_at_once()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, cid, id) = await host.TeamAsync();
        await bob.NodeAsync(id, "a");
        await cid.NodeAsync(id, "b");
        await ann.NodeAsync(id, "c");
        (await ann.AcquireAsync(id, new { resource_type = "document", take_over = true })).Expect(201);
        Assert.Equal(["/nodes/c", ""], (await ann.LocksAsync(id)).Select(one => one.Text("place")));
        Assert.Equal(2, host.LockEvents(id).Count(row => row.Type == "lock_released"));
    }

    [Fact]
    public async Task L4_Taking_over_what_nobody_holds_is_taking_it()
    {
        await using var host = await TuttiHost.StartAsync();
        var (_, bob, _, id) = await host.TeamAsync();
        (await bob.AcquireAsync(id, new { resource_type = "node", resource_id = "a", take_over = true })).Expect(201);
        Assert.False(host.LockEvents(id)[0].Data.TryGetProperty("taken_over_from", out _));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Covers("W2")]
    public async Task L4_Who_loses_the_right_to_edit_loses_their_locks(bool isRemoved)
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, cid, id) = await host.TeamAsync();
        var held = await bob.NodeAsync(id, "a");
        var others = await cid.NodeAsync(id, "b");
        (await bob.PostAsync($"documents/{id}/locks/{others.Text("id")}/wait")).Expect(200);
        var path = $"workspaces/{ann.Workspace}/members/{bob.User.Text("id")}";
        (isRemoved ? await ann.DeleteAsync(path) : await ann.PatchAsync(path, new { role = "viewer" })).Expect(isRemoved ? 204 : 200);
        await Eventually.TrueAsync(async () => (await cid.LocksAsync(id)).Count == 1, "the lock ends");
        var ended = host.LockEvents(id).Single(row => row.Type == "lock_released").Data;
        Assert.Equal(("by_admin", held.Text("id")), (ended.Text("reason"), ended.GetProperty("lock").Text("id")));
        Assert.Empty((await cid.LocksAsync(id))[0].Waiting());
    }

    [Fact]
    public async Task L4_A_deleted_document_holds_no_locks()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, _, id) = await host.TeamAsync();
        await bob.NodeAsync(id, "a");
        (await ann.DeleteAsync($"documents/{id}")).Expect(204);
        await Eventually.True(() => host.Count("SELECT count(*) FROM document_lock") == 0, "the lock ends");
        (await bob.AcquireAsync(id, new { resource_type = "node", resource_id = "a" })).Expect(404, "NOT_FOUND");
    }

    [Fact]
    public async Task L4_A_lock_does_not_outlive_the_link_its_holder_came_by()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, _, _, id) = await host.TeamAsync();
        var guest = await host.GuestAsync("Gwen");
        var ends = host.Clock.GetUtcNow().AddSeconds(100);
        await host.LinkAsync(id, ann, guest, Role.Editor, ends);
        var held = await guest.NodeAsync(id, "a");
        Assert.InRange(held.GetProperty("expires_at").GetDateTimeOffset(), ends.AddSeconds(-1), ends);
    }
}
