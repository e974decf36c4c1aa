using Tutti.Access;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Documents;

[Covers("W1")]
public sealed class DocumentListTests
{
    [Fact]
    public async Task Documents_are_sorted_filtered_and_paged()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var workspace = await WorkspaceAsync(ann);
        var folder = (await ann.PostAsync($"workspaces/{workspace}/folders", new { name = "F" })).Expect(201).Json.Text("id");
        (string Title, string Kind, string Folder)[] all =
        [
            ("delta", "artifact", "root"), ("Alpha", "workflow", folder), ("Émile", "artifact", "root"),
            ("bravo two", "pipeline", folder), ("Charlie", "session", "root"), ("!?", "artifact", folder),
        ];
        foreach (var (title, kind, place) in all)
        {
            host.Clock.Shift += TimeSpan.FromSeconds(1);
            (await ann.PostAsync($"workspaces/{workspace}/documents", new { title, kind, folder_id = place })).Expect(201);
        }
        var path = $"workspaces/{workspace}/documents";
        foreach (var size in new[] { 2, 3, 50 })
        {
            Assert.Equal(["!?", "Charlie", "bravo two", "Émile", "Alpha", "delta"], await TitlesAsync(ann, path, "sort=created", size));
            Assert.Equal(["!?", "Charlie", "bravo two", "Émile", "Alpha", "delta"], await TitlesAsync(ann, path, "", size));
            Assert.Equal(["!?", "Alpha", "bravo two", "Charlie", "delta", "Émile"], await TitlesAsync(ann, path, "sort=title", size));
            Assert.Equal(["!?", "Émile", "delta"], await TitlesAsync(ann, path, "kind=artifact", size));
            Assert.Equal(["Charlie", "delta", "Émile"], await TitlesAsync(ann, path, "folder_id=root&sort=title", size));
            Assert.Equal(["!?", "Alpha", "bravo two"], await TitlesAsync(ann, path, $"folder_id={folder}&sort=title", size));
            Assert.Equal(["bravo two"], await TitlesAsync(ann, path, $"folder_id={folder}&kind=pipeline", size));
        }
        Assert.Empty(await TitlesAsync(ann, path, "folder_id=" + Guid.CreateVersion7(), 50));
        Assert.Equal(6, (await ann.GetAsync($"workspaces/{workspace}")).Json.GetProperty("documents").GetInt32());
        foreach (var wrong in new[] { "sort=size", "kind=spreadsheet", "deleted=perhaps", "limit=0", "after=%00", "after=" + new string('a', 5000) })
            (await ann.GetAsync($"{path}?{wrong}")).Expect(400, "INVALID_MESSAGE");
    }

    [Fact]
    public async Task A_change_brings_a_document_to_the_top_with_the_name_of_who_made_it()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var bob = await host.GuestAsync("Bob");
        await host.JoinAsync(ann.Workspace!, bob, Role.Editor);
        var workspace = await WorkspaceAsync(ann);
        await host.JoinAsync(workspace, bob, Role.Editor);
        var first = await ann.DocumentAsync("First", workspace: workspace);
        host.Clock.Shift += TimeSpan.FromSeconds(1);
        await ann.DocumentAsync("Second", workspace: workspace);
        host.Clock.Shift += TimeSpan.FromSeconds(1);
        (await bob.PatchAsync($"documents/{first}", new { title = "Renamed" })).Expect(200);

        var listed = (await ann.GetAsync($"workspaces/{workspace}/documents")).Expect(200).Json.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["Renamed", "Second"], listed.Select(item => item.Text("title")));
        Assert.Equal(["Bob", "Ann"], listed.Select(item => item.GetProperty("updated_by").Text("name")));
        Assert.Equal(bob.User.Text("color"), listed[0].GetProperty("updated_by").Text("color"));
    }

    [Fact]
    public async Task Titles_are_found_by_how_their_words_begin()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var workspace = await WorkspaceAsync(ann);
        foreach (var title in new[] { "Budget 2026 (draft)", "Budgie photos", "Große Pläne", "two budgets, one plan", "100% sure_thing" })
            await ann.DocumentAsync(title, workspace: workspace);
        var path = $"workspaces/{workspace}/documents";

        Assert.Equal(["Budget 2026 (draft)", "Budgie photos", "two budgets, one plan"], await FindAsync("BUDG"));
        Assert.Equal(["Budget 2026 (draft)"], await FindAsync("20 bud"));
        Assert.Equal(["Große Pläne", "two budgets, one plan"], await FindAsync("plan"));
        Assert.Equal(["Große Pläne"], await FindAsync("plan grosse".Replace("ss", "ß", StringComparison.Ordinal)));
        Assert.Equal(["Große Pläne"], await FindAsync("Pla\u0308ne"));
        Assert.Equal(["100% sure_thing"], await FindAsync("thing"));
        Assert.Empty(await FindAsync("udget"));
        Assert.Empty(await FindAsync("budget nothing"));
        Assert.Equal(5, (await FindAsync("%_")).Count);

        var renamed = (await ann.GetAsync(path + "?query=photos")).Json.GetProperty("items")[0].Text("id");
        (await ann.PatchAsync($"documents/{renamed}", new { title = "Parrot photos" })).Expect(200);
        Assert.Equal(["Parrot photos"], await FindAsync("parr"));
        Assert.Empty(await FindAsync("budgie"));

        async Task<IReadOnlyList<string>> FindAsync(string query) =>
            await TitlesAsync(ann, path, $"sort=title&query={Uri.EscapeDataString(query)}", 2);
    }

    [Fact]
    public async Task What_is_found_is_the_same_whether_a_word_is_in_few_titles_or_in_thousands()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var workspace = await WorkspaceAsync(ann);
        await host.SeedDocumentsAsync(workspace, ann, 3_000);
        var path = $"workspaces/{workspace}/documents";
        var many = await TitlesAsync(ann, path, "query=report&sort=title", 200);
        Assert.Equal(3_000, many.Count);
        Assert.Equal(many.Order(StringComparer.Ordinal), many);
        Assert.Equal(3_000, (await TitlesAsync(ann, path, "query=report", 200)).Distinct().Count());
        Assert.Equal(["Report 02999"], await TitlesAsync(ann, path, "query=report+02999", 200));
        Assert.Equal(1_000, (await TitlesAsync(ann, path, "query=report+01", 200)).Count);
        Assert.Equal(1_000, (await TitlesAsync(ann, path, "query=01&sort=created&folder_id=root", 150)).Count);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(4_000)]
    public async Task Several_words_are_found_together_in_every_order_however_many_titles_have_each(int count)
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var workspace = await WorkspaceAsync(ann);
        await host.SeedDocumentsAsync(workspace, ann, count);
        var path = $"workspaces/{workspace}/documents";
        var folder = (await ann.PostAsync($"workspaces/{workspace}/folders", new { name = "F" })).Expect(201).Json.Text("id");
        var made = new List<string>();
        foreach (var title in new[] { "Report plan report", "Planned report", "plan and plans", "Reporter", "the plan: a report" })
        {
            host.Clock.Shift += TimeSpan.FromSeconds(1);
            made.Add(await ann.DocumentAsync(title, workspace: workspace));
        }
        (await ann.PostAsync($"documents/{made[1]}/move", new { folder_id = folder })).Expect(200);
        string[] together = ["the plan: a report", "Planned report", "Report plan report"];

        foreach (var query in new[] { "query=plan+rep", "query=rep+pla", "query=report+plan+re" })
        {
            foreach (var size in new[] { 1, 2, 50 })
            {
                Assert.Equal(together, await TitlesAsync(ann, path, query, size));
                Assert.Equal(together, await TitlesAsync(ann, path, query + "&sort=created", size));
                Assert.Equal(together, await TitlesAsync(ann, "documents", query, size));
                Assert.Equal(["Planned report", "Report plan report", "the plan: a report"], await TitlesAsync(ann, path, query + "&sort=title", size));
            }
            Assert.Equal(["Planned report"], await TitlesAsync(ann, path, $"{query}&folder_id={folder}", 50));
            Assert.Empty(await TitlesAsync(ann, path, query + "&deleted=true", 50));
        }
        Assert.Equal(count, (await TitlesAsync(ann, path, "query=0+report", 200)).Distinct().Count());
        Assert.Equal(count, (await TitlesAsync(ann, "documents", "query=0+report", 200)).Distinct().Count());
        Assert.Equal(count / 4, (await TitlesAsync(ann, path, "query=0+report&kind=pipeline&sort=title", 200)).Distinct().Count());
        // Far down the way, and each word in too many titles to begin with it.
        foreach (var far in new[] { path + "|sort=created", path + "|sort=title&kind=session", path + "|folder_id=root", "documents|" }.Select(far => far.Split('|')))
        {
            var expected = Math.Min(count, 1_000) / (far[1].Contains("kind", StringComparison.Ordinal) ? 4 : 1);
            Assert.Equal(expected, (await TitlesAsync(ann, far[0], "query=report+00&" + far[1], 200)).Distinct().Count());
        }

        (await ann.PatchAsync($"documents/{made[0]}", new { title = "Report plain" })).Expect(200);
        (await ann.DeleteAsync($"documents/{made[4]}")).Expect(204);
        Assert.Equal(["Planned report"], await TitlesAsync(ann, path, "query=plan+rep", 50));
        Assert.Equal(["the plan: a report"], await TitlesAsync(ann, path, "query=plan+rep&deleted=true", 50));
        Assert.Equal(["Report plain"], await TitlesAsync(ann, path, "query=plai+rep", 50));
    }

    [Fact]
    public async Task Recent_is_what_one_may_see_anywhere_also_by_a_link_and_only_as_long_as_one_may()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var bob = await host.GuestAsync("Bob");
        var (one, two) = (await WorkspaceAsync(bob, "One"), await WorkspaceAsync(bob, "Two"));
        await host.JoinAsync(one, ann, Role.Viewer);
        var inOne = await NextAsync("In one", one);
        var hidden = await NextAsync("Hidden", two);
        var shared = await NextAsync("Shared", two);
        var inOneToo = await NextAsync("In one too", one);
        await host.LinkAsync(shared, bob, ann, Role.Commenter, host.Clock.GetUtcNow().AddHours(1));
        await host.LinkAsync(inOne, bob, ann, Role.Viewer);

        foreach (var size in new[] { 1, 2, 50 })
            Assert.Equal(["In one too", "Shared", "In one"], (await TitlesAsync(ann, "documents", "", size)).Take(3));
        var items = (await ann.GetAsync("documents?limit=3")).Expect(200).Json.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["viewer", "commenter", "viewer"], items.Select(item => item.Text("role")));
        Assert.Equal("One", items[0].GetProperty("workspace").Text("name"));
        Assert.False(items[1].TryGetProperty("workspace", out _), "who came by a link is not told the workspace");
        Assert.Equal(["Shared"], await TitlesAsync(ann, "documents", "query=shar", 50));
        Assert.Equal(["Shared"], await TitlesAsync(ann, "documents", "shared=true", 50));
        Assert.Equal(["In one too", "In one"], await TitlesAsync(ann, "documents", "query=one", 1));
        Assert.DoesNotContain(hidden, (await ann.GetAsync("documents?limit=200")).Text, StringComparison.Ordinal);

        (await bob.PatchAsync($"workspaces/{two}/settings", new { sharing = false })).Expect(200);
        Assert.Empty(await TitlesAsync(ann, "documents", "query=shared", 50));
        (await bob.PatchAsync($"workspaces/{two}/settings", new { sharing = true, public_links = false })).Expect(200);
        Assert.Empty(await TitlesAsync(ann, "documents", "query=shared", 50));
        (await bob.PatchAsync($"workspaces/{two}/settings", new { public_links = true })).Expect(200);
        Assert.Equal(["Shared"], await TitlesAsync(ann, "documents", "query=shared", 50));
        host.Clock.Shift += TimeSpan.FromHours(1.1);
        await ann.RenewAsync();
        await bob.RenewAsync();
        Assert.Empty(await TitlesAsync(ann, "documents", "query=shared", 50));
        (await bob.DeleteAsync($"workspaces/{one}/members/{ann.User.Text("id")}")).Expect(204);
        Assert.Empty(await TitlesAsync(ann, "documents", "query=one", 50));
        Assert.Equal("In one too", (await TitlesAsync(bob, "documents", "", 50))[0]);
        Assert.NotEqual(inOne, inOneToo);

        async Task<string> NextAsync(string title, string workspace)
        {
            host.Clock.Shift += TimeSpan.FromSeconds(1);
            return await bob.DocumentAsync(title, workspace: workspace);
        }
    }

    [Fact]
    public async Task Recent_goes_through_as_many_workspaces_and_links_as_a_page_needs()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var bob = await host.GuestAsync("Bob");
        var places = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            places.Add(await WorkspaceAsync(bob, $"Place {i}"));
            if (i > 0) await host.JoinAsync(places[i], ann, Role.Viewer);
        }
        var all = new List<string>();
        for (var i = 0; i < 24; i++)
        {
            host.Clock.Shift += TimeSpan.FromSeconds(1);
            var title = $"{(i % 3 == 0 ? "Plan" : "Note")} {i:00} report";
            var document = await bob.DocumentAsync(title, workspace: places[i * i % 7 % 4]);
            if (i * i % 7 % 4 == 0) await host.LinkAsync(document, bob, ann, Role.Viewer);
            all.Insert(0, title);
        }

        foreach (var size in new[] { 1, 2, 5, 11, 50 })
        {
            Assert.Equal(all, (await TitlesAsync(ann, "documents", "", size)).Take(24));
            Assert.Equal(all, await TitlesAsync(ann, "documents", "query=rep", size));
            Assert.Equal(all.Where(title => title.StartsWith("Plan", StringComparison.Ordinal)), await TitlesAsync(ann, "documents", "query=rep+plan", size));
        }
    }

    private static async Task<string> WorkspaceAsync(Visitor visitor, string name = "Lists") =>
        (await visitor.PostAsync("workspaces", new { name })).Expect(201).Json.Text("id");

    internal static async Task<IReadOnlyList<string>> TitlesAsync(Visitor visitor, string path, string query, int size)
    {
        var titles = new List<string>();
        for (var after = ""; ;)
        {
            var page = (await visitor.GetAsync($"{path}?limit={size}&{query}{after}")).Expect(200).Json;
            titles.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.Text("title")));
            if (!page.TryGetProperty("next", out var next)) return titles;
            after = "&after=" + next.GetString();
        }
    }
}
