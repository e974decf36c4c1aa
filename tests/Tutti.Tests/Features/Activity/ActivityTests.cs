using System.Text.Json;
using Tutti.Access;
using Tutti.Tests.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Activity;

/// <summary>What people did, newest first, like things together.</summary>
public sealed class ActivityTests
{
    private static async Task<List<JsonElement>> ListAsync(Visitor visitor, string path) =>
        [.. (await visitor.GetAsync(path)).Expect(200).Json.GetProperty("items").EnumerateArray()];

    private static async Task RenameAsync(Visitor visitor, string document, int times = 1)
    {
        for (var i = 0; i < times; i++) (await visitor.PatchAsync($"documents/{document}", new { title = $"T{i}" })).Expect(200);
    }

    private static IEnumerable<string> Lines(IEnumerable<JsonElement> items) =>
        items.Select(item => $"{item.Text("type")} {item.GetProperty("count").GetInt64()} {item.GetProperty("user").Text("name")}");

    [Fact]
    [Covers("K1")]
    public async Task Like_things_of_one_person_are_one_entry_until_someone_does_something_else()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var bob = await host.GuestAsync("Bob");
        await host.JoinAsync(ann.Workspace!, bob, Role.Editor);
        var id = await ann.DocumentAsync("Plan");
        var other = await ann.DocumentAsync("Other");
        await RenameAsync(ann, id, 2);
        await RenameAsync(ann, other);
        await RenameAsync(ann, id);
        await RenameAsync(bob, id, 2);
        await RenameAsync(ann, id);
        host.Clock.Shift += TimeSpan.FromMinutes(31);
        await ann.RefreshAsync();
        await bob.RefreshAsync();
        await RenameAsync(ann, id);

        var items = await ListAsync(ann, $"documents/{id}/activity");
        Assert.Equal(
            ["document_renamed 1 Ann", "document_renamed 1 Ann", "document_renamed 2 Bob", "document_renamed 3 Ann", "document_created 1 Ann"],
            Lines(items));
        var three = items[3];
        Assert.Equal("edit", three.Text("category"));
        Assert.Equal(id, three.GetProperty("document").Text("id"));
        Assert.Equal("T0", three.GetProperty("data").Text("title"));
        Assert.True(string.CompareOrdinal(three.Text("first_at"), three.Text("at")) <= 0);

        // In the workspace another document in between does not part them.
        var all = Lines(await ListAsync(bob, $"workspaces/{ann.Workspace}/activity")).ToList();
        Assert.Contains("document_renamed 3 Ann", all);
        Assert.Contains("workspace_created 1 Ann", all);
        Assert.DoesNotContain(all, line => line.StartsWith("guest_arrived", StringComparison.Ordinal));
    }

    [Fact]
    [Covers("K1")]
    public async Task It_is_filtered_by_kind_person_and_time()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var bob = await host.GuestAsync("Bob");
        await host.JoinAsync(ann.Workspace!, bob, Role.Admin);
        var id = await ann.DocumentAsync();
        host.Clock.Shift += TimeSpan.FromHours(1);
        await ann.RefreshAsync();
        await bob.RefreshAsync();
        var later = host.Clock.GetUtcNow().ToString("O");
        await RenameAsync(bob, id);
        (await bob.PostAsync($"workspaces/{ann.Workspace}/invitations", new { role = "viewer" })).Expect(201);
        var path = $"workspaces/{ann.Workspace}/activity";

        Assert.Equal(["invitation_created 1 Bob", "document_renamed 1 Bob"], Lines(await ListAsync(ann, $"{path}?person_id={bob.Person.Id}")));
        Assert.Equal(["invitation_created 1 Bob", "workspace_created 1 Ann"], Lines(await ListAsync(ann, $"{path}?category=collaboration")));
        Assert.Equal(["document_renamed 1 Bob"], Lines(await ListAsync(ann, $"{path}?category=edit&person_id={bob.Person.Id}")));
        Assert.Equal(2, (await ListAsync(ann, $"{path}?from={Uri.EscapeDataString(later)}")).Count);
        Assert.DoesNotContain(Lines(await ListAsync(ann, $"{path}?to={Uri.EscapeDataString(later)}")), line => line.EndsWith("Bob", StringComparison.Ordinal));
        Assert.Empty(await ListAsync(ann, $"{path}?category=comment"));
        Assert.Equal(["document_renamed 1 Bob"], Lines(await ListAsync(ann, $"documents/{id}/activity?person_id={bob.Person.Id}&category=edit")));
        foreach (var wrong in new[] { "category=none", "person_id=bob", "from=yesterday", "to=x", "after=x", "limit=0", "limit=201" })
            (await ann.GetAsync($"{path}?{wrong}")).Expect(400, "INVALID_MESSAGE");
    }

    [Fact]
    [Covers("K1")]
    public async Task Page_by_page_everything_comes_once()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var bob = await host.GuestAsync("Bob");
        await host.JoinAsync(ann.Workspace!, bob, Role.Editor);
        var id = await ann.DocumentAsync();
        for (var i = 0; i < 15; i++) await RenameAsync(i % 2 == 0 ? ann : bob, id, 1 + i % 3);
        var path = $"documents/{id}/activity";
        var whole = await ListAsync(ann, path + "?limit=200");
        var pieces = new List<JsonElement>();
        for (var next = ""; next is not null;)
        {
            var page = (await ann.GetAsync($"{path}?limit=4{next}")).Expect(200).Json;
            var items = page.GetProperty("items").EnumerateArray().ToList();
            Assert.True(items.Count <= 4);
            pieces.AddRange(items);
            next = page.TryGetProperty("next", out var more) ? "&after=" + more.GetString() : null;
        }
        Assert.Equal(16, whole.Count);
        Assert.Equal(whole.Select(item => item.GetRawText()), pieces.Select(item => item.GetRawText()));
    }

    [Fact]
    [Covers("K1")]
    public async Task Edits_are_one_entry_when_the_person_pauses()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var bob = await host.GuestAsync("Bob");
        await host.JoinAsync(ann.Workspace!, bob, Role.Editor);
        var id = await ann.DocumentAsync(content: "");
        var before = (await ann.GetAsync($"documents/{id}")).Json.Text("updated_at");
        await using var looking = await LiveTests.OpenAsync(host, bob, id);
        await looking.NextJsonAsync("connected");
        await using var typing = await LiveTests.OpenAsync(host, bob, id);
        await typing.NextJsonAsync("connected");
        var typist = new Typist(1);
        for (var i = 1; i <= 5; i++)
        {
            await typing.SendUpdateAsync(typist.Type("b"));
            // What follows within two seconds belongs to it.
            await typing.SendUpdateAsync(typist.Type("c"));
            var sent = 2 * i;
            await Eventually.True(() => typing.Acknowledged == sent, "the edits are saved");
            if (i <= 3)
                (await ann.PostAsync($"documents/{id}/content/changes", new { change = new { index = 0, insert = "a" } })).Expect(200);
            host.Clock.Shift += TimeSpan.FromSeconds(2.1);
        }

        // The lists show it at once, before there is an event.
        await Eventually.TrueAsync(async () => (await ann.GetAsync($"documents/{id}")).Json.Text("updated_at") != before, "the document moves up");
        Assert.DoesNotContain("document_edited", (await ann.GetAsync($"documents/{id}/activity")).Text, StringComparison.Ordinal);

        host.Clock.Shift += TimeSpan.FromSeconds(11);
        var frames = new[] { await looking.NextJsonAsync("document_edited"), await looking.NextJsonAsync("document_edited") };
        Assert.Equal([3, 5], frames.Select(frame => frame.GetProperty("edits").GetInt64()).Order());
        Assert.Equal([2, 3], looking.Events);
        var items = Lines(await ListAsync(ann, $"documents/{id}/activity")).ToList();
        Assert.Equal(["document_edited 3 Ann", "document_edited 5 Bob"], items.Take(2).Order(StringComparer.Ordinal));
        Assert.Equal(0, host.Count("SELECT count(*) FROM event WHERE type = 'document_edited' AND (address <> '127.0.0.1' OR session_id IS NULL)"));
    }

    [Fact]
    [Covers("K1")]
    public async Task Edits_that_do_not_pause_are_told_every_minute_and_add_up()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var id = await ann.DocumentAsync(content: "");
        for (var i = 0; i < 9; i++)
        {
            (await ann.PostAsync($"documents/{id}/content/changes", new { change = new { index = 0, insert = "a" } })).Expect(200);
            host.Clock.Shift += TimeSpan.FromSeconds(9);
        }
        await Eventually.True(() => host.Count("SELECT count(*) FROM event WHERE type = 'document_edited'") >= 1, "a burst is written down");
        host.Clock.Shift += TimeSpan.FromSeconds(11);
        await Eventually.TrueAsync(
            async () => Lines(await ListAsync(ann, $"documents/{id}/activity")).First() == "document_edited 9 Ann", "all edits are one entry");
    }

    [Fact]
    [Covers("K1")]
    public async Task Edits_before_the_end_of_the_server_are_written_down()
    {
        var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var id = await ann.DocumentAsync(content: "");
        (await ann.PostAsync($"documents/{id}/content/changes", new { change = new { index = 0, insert = "a" } })).Expect(200);
        await using var again = await TuttiHost.StartInAsync(await host.StopKeepingAsync(), new TestLog());
        Assert.Equal(1, again.Count("SELECT count(*) FROM event WHERE type = 'document_edited' AND document_id = @id", new { id }));
    }
}
