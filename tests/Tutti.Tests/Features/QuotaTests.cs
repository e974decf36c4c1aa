using Tutti.Rooms;
using Tutti.Tests.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features;

[Covers("RL-07")]
public sealed class QuotaTests
{
    [Fact]
    public async Task RL_07_One_person_makes_so_many_documents_in_a_day_and_a_workspace_holds_so_many()
    {
        await using var host = await TuttiHost.StartAsync(
            "--Tutti:Documents:MadeByOnePersonADay=10", "--Tutti:Documents:InOneWorkspace=8", "--Tutti:Actions:PerPersonAndMinute=100000");
        var ann = await host.GuestAsync();
        var workspace = (await ann.PostAsync("workspaces", new { name = "Full" })).Expect(201).Json.Text("id");
        var path = $"workspaces/{workspace}/documents";
        var replies = new List<Reply>();
        for (var i = 0; i < 9; i++) replies.Add(await ann.PostAsync(path, new { title = "One of many", kind = "artifact" }));
        Assert.All(replies.SkipLast(1), reply => reply.Expect(201));
        replies[^1].Expect(409, "CONFLICT");

        // Deleting makes room, but not for ever more in a day.
        foreach (var id in replies.Take(3).Select(reply => reply.Json.Text("id"))) (await ann.DeleteAsync($"documents/{id}")).Expect(204);
        (await ann.PostAsync(path, new { title = "Nine", kind = "artifact" })).Expect(201);
        (await ann.PostAsync(path, new { title = "Ten", kind = "artifact" })).Expect(201);
        var refused = (await ann.PostAsync(path, new { title = "Eleven", kind = "artifact" })).Expect(429, "RATE_LIMITED");
        Assert.True(refused.Json.GetProperty("retry_after_ms").GetInt64() > 1_000);
        host.Clock.Shift += TimeSpan.FromDays(1) / 10;
        await ann.RenewAsync();
        (await ann.PostAsync(path, new { title = "Eleven", kind = "artifact" })).Expect(201);
    }

    [Fact]
    public async Task RL_07_One_person_owns_and_makes_so_many_workspaces()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Workspaces:OwnedByOnePerson=3", "--Tutti:Workspaces:MadeByOnePersonADay=4");
        var ann = await host.GuestAsync();
        var made = new List<string>();
        for (var i = 0; i < 2; i++) made.Add((await ann.PostAsync("workspaces", new { name = "W" })).Expect(201).Json.Text("id"));
        (await ann.PostAsync("workspaces", new { name = "Too many" })).Expect(409, "CONFLICT");
        for (var i = 0; i < 2; i++)
        {
            (await ann.DeleteAsync($"workspaces/{made[i]}")).Expect(204);
            (await ann.PostAsync("workspaces", new { name = "Instead" })).Expect(201);
        }
        (await ann.DeleteAsync($"workspaces/{ann.Workspace}")).Expect(204);
        (await ann.PostAsync("workspaces", new { name = "Too many in a day" })).Expect(429, "RATE_LIMITED");
    }

    [Fact]
    public async Task RL_07_Rooms_that_nobody_uses_any_more_leave_memory()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        for (var i = 0; i < 20; i++)
        {
            var id = await ann.DocumentAsync($"D{i}");
            await using var socket = await LiveTests.OpenAsync(host, ann, id);
            await socket.NextJsonAsync("connected");
        }
        Assert.True(host.Get<RoomDirectory>().OpenRooms >= 20);
        await Eventually.True(
            () =>
            {
                // The rooms stay warm for half a minute after the last one left, whenever the server noticed that.
                host.Clock.Shift += TimeSpan.FromSeconds(31);
                return host.Get<RoomDirectory>().OpenRooms == 0;
            },
            "every room closes");
    }
}
