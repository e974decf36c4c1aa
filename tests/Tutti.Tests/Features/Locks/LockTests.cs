using System.Text.Json;
using Tutti.Access;
using Tutti.Tests.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Locks;

/// <summary>Taking, keeping and giving back, and who may not.</summary>
[Covers("L3")]
public sealed class LockTests
{
    [Fact]
    public async Task L3_A_lock_says_what_is_held_by_whom_why_and_until_when()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, _, id) = await host.TeamAsync();
        await using var socket = await LiveTests.OpenAsync(host, bob, id, dialect: "tutti.json.v1");
        Assert.Equal(0, (await socket.NextJsonAsync("connected")).GetProperty("locks").GetArrayLength());

        var taken = (await ann.AcquireAsync(id, new { resource_type = "node", resource_id = "a", reason = " Renaming it ", ttl = 90 })).Expect(201).Json;

        Assert.Equal(("node", "a", "/nodes/a", "Renaming it"), (taken.Text("resource_type"), taken.Text("resource_id"), taken.Text("place"), taken.Text("reason")));
        Assert.Equal((id, "Ann", ann.User.Text("id")), (taken.Text("document_id"), taken.Holder(), taken.GetProperty("holder").Text("id")));
        Assert.Equal(1, taken.GetProperty("fence").GetInt64());
        Assert.Equal(TimeSpan.FromSeconds(90), taken.GetProperty("expires_at").GetDateTimeOffset() - taken.GetProperty("acquired_at").GetDateTimeOffset());
        Assert.Empty(taken.Waiting());
        var told = await socket.NextJsonAsync("lock_acquired");
        Assert.True(JsonElement.DeepEquals(taken, told.GetProperty("lock")), told.GetRawText());
        Assert.True(told.GetProperty("event").GetInt64() > 0);
        Assert.True(JsonElement.DeepEquals(taken, Assert.Single(await bob.LocksAsync(id))));
        await using var later = await LiveTests.OpenAsync(host, bob, id);
        Assert.True(JsonElement.DeepEquals(taken, (await later.NextJsonAsync("connected")).GetProperty("locks")[0]));
    }

    [Fact]
    public async Task L3_What_somebody_holds_is_refused_to_others_with_the_lock_that_is_in_the_way()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, _, id) = await host.TeamAsync();
        var taken = await ann.NodeAsync(id, "a");
        var refused = (await bob.AcquireAsync(id, new { resource_type = "node", resource_id = "a" })).Expect(423, "LOCKED").Json;
        Assert.True(JsonElement.DeepEquals(taken, refused.GetProperty("lock")));
        await using var socket = await LiveTests.OpenAsync(host, bob, id, dialect: "tutti.json.v1");
        await socket.NextJsonAsync("connected");
        await socket.SendJsonAsync("""{"type":"acquire_lock","ref":"1","resource_type":"node","resource_id":"a"}""");
        var error = await socket.NextJsonAsync("error");
        Assert.Equal(("LOCKED", "1"), (error.Text("error_code"), error.Text("ref")));
        Assert.True(JsonElement.DeepEquals(taken, error.GetProperty("lock")));
    }

    [Fact]
    public async Task L3_Who_asks_again_for_what_they_hold_holds_it_for_longer_and_the_fence_stays()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, _, _, id) = await host.TeamAsync();
        var first = await ann.NodeAsync(id, "a", 60);
        host.Clock.Shift = TimeSpan.FromSeconds(40);
        var again = await ann.NodeAsync(id, "a", 60);
        Assert.Equal((first.Text("id"), 1), (again.Text("id"), again.GetProperty("fence").GetInt64()));
        Assert.Equal(first.Text("acquired_at"), again.Text("acquired_at"));
        var longer = (await ann.PatchAsync($"documents/{id}/locks/{first.Text("id")}", new { ttl = 3600 })).Expect(200).Json;
        Assert.True(longer.GetProperty("expires_at").GetDateTimeOffset() > again.GetProperty("expires_at").GetDateTimeOffset().AddSeconds(3000));
        var same = (await ann.PatchAsync($"documents/{id}/locks/{first.Text("id")}", new { })).Expect(200).Json;
        Assert.True(same.GetProperty("expires_at").GetDateTimeOffset() >= longer.GetProperty("expires_at").GetDateTimeOffset());
        Assert.Equal(["lock_acquired", "lock_renewed", "lock_renewed", "lock_renewed"], host.LockEvents(id).Select(row => row.Type));
    }

    [Fact]
    public async Task L3_What_was_given_back_is_anybodys_and_gets_a_higher_fence()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, _, id) = await host.TeamAsync();
        await using var socket = await LiveTests.OpenAsync(host, bob, id);
        await socket.NextJsonAsync("connected");
        var taken = await ann.NodeAsync(id, "a");
        (await ann.DeleteAsync($"documents/{id}/locks/{taken.Text("id")}")).Expect(204);
        var released = await socket.NextJsonAsync("lock_released");
        Assert.Equal(("released", taken.Text("id")), (released.Text("reason"), released.GetProperty("lock").Text("id")));
        var next = await bob.NodeAsync(id, "a");
        Assert.Equal(("Bob", 2), (next.Holder(), next.GetProperty("fence").GetInt64()));
        (await ann.PatchAsync($"documents/{id}/locks/{taken.Text("id")}", new { })).Expect(404, "NOT_FOUND");
        (await ann.DeleteAsync($"documents/{id}/locks/{taken.Text("id")}")).Expect(404, "NOT_FOUND");
    }

    [Fact]
    public async Task L3_By_frames_it_is_the_same()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, _, id) = await host.TeamAsync();
        var held = await bob.NodeAsync(id, "b");
        await using var socket = await LiveTests.OpenAsync(host, ann, id, dialect: "tutti.json.v1");
        await socket.NextJsonAsync("connected");
        var taken = (await AskAsync(socket, """{"type":"acquire_lock","ref":"1","resource_type":"document","ttl":60}""", "error")).Text("error_code");
        Assert.Equal("LOCKED", taken);
        var edge = (await AskAsync(socket, """{"type":"acquire_lock","ref":"2","resource_type":"edge","resource_id":"e"}""")).GetProperty("result");
        Assert.Equal("/edges/e", edge.Text("place"));
        var renewed = (await AskAsync(socket, $$"""{"type":"renew_lock","ref":"3","lock_id":"{{edge.Text("id")}}","ttl":5}""")).GetProperty("result");
        Assert.NotEqual(edge.Text("expires_at"), renewed.Text("expires_at"));
        Assert.Equal(["Ann"], (await AskAsync(socket, $$"""{"type":"wait_for_lock","ref":"4","lock_id":"{{held.Text("id")}}"}""")).GetProperty("result").Waiting());
        Assert.False((await AskAsync(socket, $$"""{"type":"stop_waiting","ref":"5","lock_id":"{{held.Text("id")}}"}""")).TryGetProperty("result", out _));
        await AskAsync(socket, $$"""{"type":"release_lock","ref":"6","lock_id":"{{edge.Text("id")}}"}""");
        Assert.Equal("b", Assert.Single(await ann.LocksAsync(id)).Text("resource_id"));
    }

    [Fact]
    public async Task L3_Only_the_holder_renews_and_only_the_holder_or_an_admin_ends_it()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, cid, id) = await host.TeamAsync();
        var taken = await bob.NodeAsync(id, "a");
        var path = $"documents/{id}/locks/{taken.Text("id")}";
        (await cid.PatchAsync(path, new { })).Expect(403, "PERMISSION_DENIED");
        (await cid.DeleteAsync(path)).Expect(403, "PERMISSION_DENIED");
        (await ann.PatchAsync(path, new { })).Expect(403, "PERMISSION_DENIED");
        (await ann.DeleteAsync(path)).Expect(204);
        var last = host.LockEvents(id)[^1];
        Assert.Equal(("lock_released", "by_admin"), (last.Type, last.Data.Text("reason")));
    }

    [Fact]
    [Covers("W2")]
    public async Task L3_Who_may_not_edit_locks_nothing_and_sees_what_is_locked()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, _, id) = await host.TeamAsync();
        var taken = await ann.NodeAsync(id, "a");
        var reader = await host.GuestAsync("Reader");
        (await reader.AcquireAsync(id, new { resource_type = "node", resource_id = "b" })).Expect(404, "NOT_FOUND");
        await host.JoinAsync(ann.Workspace!, reader, Role.Commenter);
        (await reader.AcquireAsync(id, new { resource_type = "node", resource_id = "b" })).Expect(403, "PERMISSION_DENIED");
        (await reader.PostAsync($"documents/{id}/locks/{taken.Text("id")}/wait")).Expect(403, "PERMISSION_DENIED");
        Assert.Single(await reader.LocksAsync(id));
        // A lock of another document is none of this one.
        var other = await bob.DocumentAsync("Other", "workflow");
        (await bob.DeleteAsync($"documents/{other}/locks/{taken.Text("id")}")).Expect(404, "NOT_FOUND");
    }

    [Theory]
    [InlineData("""{"resource_type":"node"}""")]
    [InlineData("""{"resource_type":"file","resource_id":"a"}""")]
    [InlineData("""{"resource_type":"step","resource_id":"a"}""")]
    [InlineData("""{"resource_type":"","resource_id":"a"}""")]
    [InlineData("""{"resource_type":"node","resource_id":1}""")]
    [InlineData("""{"resource_type":"node","resource_id":"a\u0000"}""")]
    [InlineData("""{"resource_type":"path","resource_id":""}""")]
    [InlineData("""{"resource_type":"path","resource_id":"nodes"}""")]
    [InlineData("""{"resource_type":"path","resource_id":"/steps/a"}""")]
    [InlineData("""{"resource_type":"path","resource_id":"/nodes/~2"}""")]
    [InlineData("""{"resource_type":"path","resource_id":"/nodes/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p"}""")]
    [InlineData("""{"resource_type":"node","resource_id":"a","ttl":0}""")]
    [InlineData("""{"resource_type":"node","resource_id":"a","ttl":86401}""")]
    [InlineData("""{"resource_type":"node","resource_id":"a","ttl":1.5}""")]
    [InlineData("""{"resource_type":"node","resource_id":"a","take_over":"yes"}""")]
    [InlineData("""{"resource_type":"node","resource_id":"a","range":{"start":{},"end":{}}}""")]
    [InlineData("""{"resource_type":"range","resource_id":"/nodes"}""")]
    [InlineData("""{"resource_type":"range","resource_id":"/nodes","range":{"start":1,"end":2}}""")]
    [InlineData("""{"resource_type":"range","resource_id":"/nodes","range":{"start":{"tname":"nodes"},"end":{"tname":"nodes"}}}""")]
    public async Task L3_What_is_no_place_of_the_document_is_not_locked(string body)
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, _, _, id) = await host.TeamAsync();
        (await ann.AcquireAsync(id, body)).Expect(400, "INVALID_MESSAGE");
        var reason = new { resource_type = "node", resource_id = "a", reason = new string('r', 201) };
        (await ann.AcquireAsync(id, reason)).Expect(400, "INVALID_MESSAGE");
        Assert.Empty(await ann.LocksAsync(id));
    }

    [Fact]
    public async Task L3_There_are_only_so_many_locks()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Locks:InOneDocument=3", "--Tutti:Locks:OfOnePerson=2", "--Tutti:Locks:WaitingForOne=1");
        var (ann, bob, cid, id) = await host.TeamAsync();
        var first = await ann.NodeAsync(id, "1");
        await ann.NodeAsync(id, "2");
        (await ann.AcquireAsync(id, new { resource_type = "node", resource_id = "3" })).Expect(409, "CONFLICT");
        await bob.NodeAsync(id, "3");
        (await cid.AcquireAsync(id, new { resource_type = "node", resource_id = "4" })).Expect(409, "CONFLICT");
        (await bob.PostAsync($"documents/{id}/locks/{first.Text("id")}/wait")).Expect(200);
        (await cid.PostAsync($"documents/{id}/locks/{first.Text("id")}/wait")).Expect(409, "CONFLICT");
    }

    private static async Task<JsonElement> AskAsync(TestSocket socket, string frame, string type = "ack")
    {
        await socket.SendJsonAsync(frame);
        return await socket.NextJsonAsync(
            json => json.Text("type") == type && json.TryGetProperty("ref", out var reference) && frame.Contains($"\"ref\":\"{reference}\"", StringComparison.Ordinal),
            type);
    }
}
