using Tutti.Access;
using Tutti.Tests.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Workspaces;

[Covers("W1")]
public sealed class DeletedWorkspaceTests
{
    [Fact]
    public async Task Its_owner_brings_a_deleted_workspace_back_with_everything_in_it()
    {
        await using var host = await TuttiHost.StartAsync();
        var owner = await host.GuestAsync();
        var admin = await host.GuestAsync();
        await host.JoinAsync(owner.Workspace!, admin, Role.Admin);
        var document = await owner.DocumentAsync("Kept");
        var path = $"workspaces/{owner.Workspace}";
        var before = (await owner.GetAsync(path)).Expect(200).Json;
        (await owner.DeleteAsync(path)).Expect(204);

        Assert.Empty((await admin.GetAsync("workspaces/deleted")).Expect(200).Json.GetProperty("items").EnumerateArray());
        var listed = Assert.Single((await owner.GetAsync("workspaces/deleted")).Expect(200).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(owner.Workspace, listed.Text("id"));
        Assert.NotNull(listed.Text("deleted_at"));
        (await admin.PostAsync($"{path}/restore")).Expect(403, "PERMISSION_DENIED");
        (await (await host.GuestAsync()).PostAsync($"{path}/restore")).Expect(404, "NOT_FOUND");

        var back = (await owner.PostAsync($"{path}/restore")).Expect(200).Json;
        Assert.Equal(before.GetRawText(), back.GetRawText());
        (await admin.GetAsync($"documents/{document}")).Expect(200);
        await using var socket = await LiveTests.OpenAsync(host, admin, document);
        await socket.NextJsonAsync("connected");
        Assert.Equal(["workspace_deleted", "workspace_restored"], host.Events(owner.Workspace!).Select(row => row.Type).TakeLast(2));
        (await owner.PostAsync($"{path}/restore")).Expect(200);
        Assert.Equal("workspace_restored", host.Events(owner.Workspace!)[^1].Type);
        Assert.Empty((await owner.GetAsync("workspaces/deleted")).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task After_thirty_days_it_is_gone_for_its_owner_too()
    {
        await using var host = await TuttiHost.StartAsync();
        var owner = await host.GuestAsync();
        (await owner.DeleteAsync($"workspaces/{owner.Workspace}")).Expect(204);
        host.Clock.Shift = TimeSpan.FromDays(29.9);
        await owner.RenewAsync();
        Assert.Single((await owner.GetAsync("workspaces/deleted")).Expect(200).Json.GetProperty("items").EnumerateArray());
        host.Clock.Shift = TimeSpan.FromDays(30.0001);
        await owner.RenewAsync();
        Assert.Empty((await owner.GetAsync("workspaces/deleted")).Expect(200).Json.GetProperty("items").EnumerateArray());
        (await owner.PostAsync($"workspaces/{owner.Workspace}/restore")).Expect(404, "NOT_FOUND");
    }

    [Fact]
    public async Task Deleted_workspaces_are_listed_page_by_page_the_last_first()
    {
        await using var host = await TuttiHost.StartAsync();
        var owner = await host.GuestAsync();
        var deleted = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            deleted.Insert(0, (await owner.PostAsync("workspaces", new { name = $"W{i}" })).Expect(201).Json.Text("id"));
            host.Clock.Shift += TimeSpan.FromSeconds(1);
            (await owner.DeleteAsync($"workspaces/{deleted[0]}")).Expect(204);
        }
        var page = (await owner.GetAsync("workspaces/deleted?limit=2")).Expect(200).Json;
        var rest = (await owner.GetAsync($"workspaces/deleted?limit=2&after={page.Text("next")}")).Expect(200).Json;
        Assert.Equal(deleted, page.GetProperty("items").EnumerateArray().Concat(rest.GetProperty("items").EnumerateArray()).Select(item => item.Text("id")));
        Assert.False(rest.TryGetProperty("next", out _));
    }
}
