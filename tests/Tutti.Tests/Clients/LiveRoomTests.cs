using System.Text.Json;
using System.Text.Json.Nodes;
using Tutti.Access;
using Tutti.Client;
using Tutti.Client.Rooms;
using Tutti.Client.Sessions;
using Tutti.Tests.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.Clients;

/// <summary>The .NET client against the real server.</summary>
[Covers("R1", "R2", "R3")]
public sealed class LiveRoomTests
{
    [Fact]
    [Covers("D5")]
    public async Task What_is_flushed_is_on_the_server_and_others_have_it()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var id = await ann.DocumentAsync(content: "hello");
        using var client = ClientOf(host, ann);
        await using var one = client.Room(id);
        await using var two = client.Room(id);
        await Task.WhenAll(one.OpenAsync(), two.OpenAsync());
        Assert.Equal(("hello", true), (one.Read(doc => doc.GetText("content").ToString()), one.CanEdit));
        for (var i = 0; i < 50; i++) one.Edit(doc => doc.GetText("content").Insert(0, "x"));
        await one.FlushAsync();
        Assert.False(one.HasUnsaved);
        Assert.Equal(new string('x', 50) + "hello", (await ann.GetAsync($"documents/{id}/content", "text/plain")).Text);
        await Eventually.True(() => two.Read(doc => doc.GetText("content").Length) == 55, "the other has it");
    }

    [Fact]
    public async Task A_room_comes_back_by_itself_with_what_was_changed_meanwhile_and_what_happened()
    {
        var data = Directory.CreateTempSubdirectory("tutti-data-").FullName;
        var port = ServerProcess.FreePort();
        var server = await ServerProcess.StartAsync(data, port);
        try
        {
            var guest = await server.PostAsync("auth/guest", new { name = "Ann" });
            var id = (await server.PostAsync($"workspaces/{guest.Text("workspace_id")}/documents", new { title = "T", kind = "artifact" }, guest.Text("access_token"))).Text("id");
            using var client = new TuttiClient(server.Address, new MemoryTokenStore(new SignInTokens(server.Address, guest.Text("access_token"), guest.Text("refresh_token"))));
            await using var room = client.Room(id, new LiveRoomOptions { After = 0 });
            var events = new List<long>();
            room.Happened += frame =>
            {
                if (!frame.TryGetProperty("event", out var number)) return;
                lock (events) events.Add(number.GetInt64());
            };
            await room.OpenAsync();
            server.Kill();
            room.Edit(doc => doc.GetText("content").Insert(0, "written while away"));
            Assert.True(room.HasUnsaved);
            server.Dispose();
            server = await ServerProcess.StartAsync(data, port);
            await room.FlushAsync().WaitAsync(TimeSpan.FromSeconds(40));
            await client.SendAsync(HttpMethod.Patch, $"documents/{id}", new JsonObject { ["title"] = "Renamed" });
            await Eventually.True(
                () =>
                {
                    lock (events) return events.Count >= 2 && events.SequenceEqual(Enumerable.Range(1, events.Count).Select(n => (long)n));
                },
                "each event once and in order");
            Assert.Equal("written while away", (await client.ReadContentAsync(id)).Text("content"));
        }
        finally
        {
            server.Dispose();
        }
    }

    [Fact]
    [Covers("W2")]
    public async Task A_refused_change_is_told_and_the_room_goes_on_with_the_servers_document()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var bob = await host.GuestAsync("Bob");
        var id = await ann.DocumentAsync(content: "safe");
        await host.JoinAsync(ann.Workspace!, bob, Role.Viewer);
        using var client = ClientOf(host, bob);
        await using var room = client.Room(id);
        var refused = new TaskCompletionSource<RefusedChange>();
        room.Refused += refused.SetResult;
        await room.OpenAsync();
        Assert.False(room.CanEdit);
        room.Edit(doc => doc.GetText("content").Insert(0, "not "));
        var error = await Assert.ThrowsAsync<TuttiException>(() => room.FlushAsync());
        Assert.Equal(("READ_ONLY", true), (error.Code, (await refused.Task).HadUnsaved));
        await Eventually.True(() => room.Read(doc => doc.GetText("content").ToString()) == "safe", "the document is the server's again");
    }

    [Fact]
    public async Task What_is_over_is_said_in_a_sentence()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        using var client = ClientOf(host, ann);
        await using var nothing = client.Room(Guid.CreateVersion7().ToString());
        Assert.Equal("NOT_FOUND", (await Assert.ThrowsAsync<TuttiException>(() => nothing.OpenAsync())).Code);
        using var stranger = new TuttiClient(host.Address, new MemoryTokenStore(new SignInTokens(host.Address, "made up")));
        await using var room = stranger.Room(await ann.DocumentAsync());
        Assert.Equal("NOT_AUTHENTICATED", (await Assert.ThrowsAsync<TuttiException>(() => room.OpenAsync())).Code);
    }

    [Fact]
    [Covers("P2", "D8")]
    public async Task Presence_is_seen_and_the_context_is_heard()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var id = await ann.DocumentAsync("Session", "session");
        using var client = ClientOf(host, ann);
        await using var room = client.Room(id);
        var heard = new TaskCompletionSource<JsonElement>();
        room.Happened += frame =>
        {
            if (frame.Text("type") == "session_update") heard.TrySetResult(frame);
        };
        await room.OpenAsync();
        await using var socket = await LiveTests.OpenAsync(host, ann, id);
        await socket.NextJsonAsync("connected");
        room.ShowPresence(new JsonObject { ["activity"] = "editing", ["file"] = "main.py" });
        Assert.Contains("\"name\":\"Ann\"", await socket.StateAsync("main.py"), StringComparison.Ordinal);
        await client.UpdateSessionAsync(id, new JsonObject { ["token_count"] = 7 });
        Assert.Equal(7, (await heard.Task.WaitAsync(TimeSpan.FromSeconds(20))).GetProperty("changes").GetProperty("token_count").GetInt32());
    }

    private static TuttiClient ClientOf(TuttiHost host, Visitor visitor) =>
        new(host.Address, new MemoryTokenStore(new SignInTokens(host.Address, visitor.Token!, visitor.RefreshToken)));
}
