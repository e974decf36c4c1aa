using Tutti.Access;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Workspaces;

[Covers("W1")]
public sealed class WorkspaceTests
{
    [Fact]
    public async Task Whoever_makes_a_workspace_owns_it()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var made = (await ann.PostAsync("workspaces", new { name = "  Harbour  " })).Expect(201).Json;
        Assert.Equal("Harbour", made.Text("name"));
        Assert.Equal("owner", made.Text("role"));
        var read = (await ann.GetAsync($"workspaces/{made.Text("id")}")).Expect(200).Json;
        Assert.Equal(made.GetRawText(), read.GetRawText());
        Assert.Equal(["workspace_created"], host.Events(made.Text("id")).Select(row => row.Type));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\u0000b")]
    [InlineData("two\nlines")]
    [InlineData("\u202Eesrever")]
    [InlineData("\u200B\u200B")]
    public async Task A_name_that_cannot_be_shown_is_refused(string name)
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        (await ann.PostAsync("workspaces", new { name })).Expect(400, "INVALID_MESSAGE");
        (await ann.PostAsync("workspaces", new { name = new string('n', 201) })).Expect(400, "INVALID_MESSAGE");
    }

    [Fact]
    public async Task The_list_has_ones_own_workspaces_page_by_page()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var other = await host.GuestAsync();
        for (var i = 0; i < 4; i++) (await ann.PostAsync("workspaces", new { name = $"W{i}" })).Expect(201);
        var seen = new List<string>();
        for (var cursor = ""; ;)
        {
            var page = (await ann.GetAsync("workspaces?limit=2" + cursor)).Expect(200).Json;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.Text("id")));
            if (!page.TryGetProperty("next", out var next)) break;
            cursor = $"&after={next.GetString()}";
        }
        Assert.Equal(5, seen.Distinct().Count());
        Assert.DoesNotContain(other.Workspace, seen);
        (await ann.GetAsync("workspaces?limit=201")).Expect(400, "INVALID_MESSAGE");
        (await ann.GetAsync("workspaces?limit=x")).Expect(400, "INVALID_MESSAGE");
    }

    [Fact]
    public async Task An_admin_renames_it_and_only_the_owner_deletes_it()
    {
        await using var host = await TuttiHost.StartAsync();
        var owner = await host.GuestAsync();
        var admin = await host.GuestAsync();
        await host.JoinAsync(owner.Workspace!, admin, Role.Admin);
        var path = $"workspaces/{owner.Workspace}";
        Assert.Equal("Port", (await admin.PatchAsync(path, new { name = "Port" })).Expect(200).Json.Text("name"));
        (await admin.DeleteAsync(path)).Expect(403, "PERMISSION_DENIED");
        var document = await owner.DocumentAsync();
        (await owner.DeleteAsync(path)).Expect(204);
        (await owner.GetAsync(path)).Expect(404, "NOT_FOUND");
        (await owner.GetAsync($"documents/{document}")).Expect(404, "NOT_FOUND");
        (await admin.GetAsync($"documents/{document}/content")).Expect(404, "NOT_FOUND");
    }

    [Fact]
    [Covers("W5")]
    public async Task Members_are_listed_with_their_roles()
    {
        await using var host = await TuttiHost.StartAsync();
        var owner = await host.GuestAsync("Olga");
        var viewer = await host.GuestAsync("Vera");
        await host.JoinAsync(owner.Workspace!, viewer, Role.Viewer);
        var members = (await viewer.GetAsync($"workspaces/{owner.Workspace}/members")).Expect(200).Json.GetProperty("items");
        Assert.Equal(
            ["Olga:owner", "Vera:viewer"],
            members.EnumerateArray().Select(member => $"{member.Text("name")}:{member.Text("role")}").Order(StringComparer.Ordinal));
    }
}
