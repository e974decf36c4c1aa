using Tutti.Access;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Documents;

[Covers("D2", "D3")]
public sealed class DocumentTests
{
    [Fact]
    public async Task A_text_is_made_with_content_and_read_back()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var content = "# Größe\n\nzwei 🚢 und \"drei\"";
        var made = (await ann.PostAsync($"workspaces/{ann.Workspace}/documents", new { title = "Notes", kind = "artifact", content }))
            .Expect(201).Json;
        Assert.Equal(
            ["id", "workspace_id", "title", "kind", "epoch", "role", "created_at", "updated_at", "created_by", "updated_by"],
            made.EnumerateObject().Select(field => field.Name));
        var text = (await ann.GetAsync($"documents/{made.Text("id")}/content", "text/plain")).Expect(200);
        Assert.Equal(("text/plain", content), (text.Type, text.Text));
        var json = (await ann.GetAsync($"documents/{made.Text("id")}/content", "application/json")).Expect(200).Json;
        Assert.Equal(content, json.Text("content"));
        Assert.Equal("Notes", json.GetProperty("meta").Text("title"));
    }

    [Theory]
    [InlineData("workflow", """{"nodes":{"a":{"type":"task","x":1.5,"y":-2,"label":"A","data":{"k":[1,null,true]}}},"edges":{}}""")]
    [InlineData("pipeline", """{"steps":{"s":{"order":"a0","parameters":{"limit":3}}},"meta":{"owner":"x"}}""")]
    [InlineData("session", """{"files":{"src/a.py":"print(1)\n"},"context":{"token_count":12}}""")]
    public async Task The_other_kinds_are_made_from_json_and_read_back(string kind, string content)
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync("Made", kind, TuttiHost.Json(content));
        var read = (await ann.GetAsync($"documents/{id}/content")).Expect(200).Json;
        foreach (var root in TuttiHost.Json(content).EnumerateObject())
            Assert.Equal(root.Value.GetRawText(), read.GetProperty(root.Name).GetRawText());
    }

    [Theory]
    [InlineData("artifact", "{}")]
    [InlineData("workflow", "\"text\"")]
    [InlineData("workflow", """{"steps":{}}""")]
    [InlineData("workflow", """{"nodes":{"a":1}}""")]
    [InlineData("session", """{"files":{"a":{}}}""")]
    public async Task Content_of_the_wrong_form_is_refused(string kind, string content)
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var before = host.Count("SELECT count(*) FROM document");
        (await ann.PostAsync($"workspaces/{ann.Workspace}/documents", $$"""{"title":"T","kind":"{{kind}}","content":{{content}}}"""))
            .Expect(400, "INVALID_MESSAGE");
        Assert.Equal(before, host.Count("SELECT count(*) FROM document"));
    }

    [Theory]
    [Covers("AZ-17")]
    [InlineData("\"spreadsheet\"")]
    [InlineData("\"ARTIFACT\"")]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("[\"artifact\"]")]
    public async Task AZ_17_A_kind_that_does_not_exist_is_refused(string kind)
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        (await ann.PostAsync($"workspaces/{ann.Workspace}/documents", $$"""{"title":"T","kind":{{kind}}}""")).Expect(400, "INVALID_MESSAGE");
        (await ann.PostAsync($"workspaces/{ann.Workspace}/documents", """{"title":"T"}""")).Expect(400, "INVALID_MESSAGE");
    }

    [Theory]
    [InlineData("workflow", """{"nodes":[]}""", "nodes", "edges")]
    [InlineData("pipeline", """{"stages":{}}""", "steps", "meta")]
    [InlineData("session", """{"files":{"a":1}}""", "files", "context")]
    public async Task A_first_content_of_another_form_is_told_the_form(string kind, string content, params string[] roots)
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var body = $$"""{"title":"T","kind":"{{kind}}","content":{{content}}}""";
        var reply = (await ann.PostAsync($"workspaces/{ann.Workspace}/documents", body)).Expect(400, "INVALID_MESSAGE");
        Assert.All(roots, root => Assert.Contains(root, reply.Json.Text("detail"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Renaming_and_deleting_are_numbered_events_of_the_document()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        Assert.Equal("Better", (await ann.PatchAsync($"documents/{id}", new { title = "Better" })).Expect(200).Json.Text("title"));
        (await ann.DeleteAsync($"documents/{id}")).Expect(204);
        Assert.Equal(
            [("document_created", 1), ("document_renamed", 2), ("document_deleted", 3)],
            host.Events(id).Select(row => (row.Type, row.Number ?? 0)));
        (await ann.GetAsync($"documents/{id}")).Expect(404, "NOT_FOUND");
        (await ann.PatchAsync($"documents/{id}", new { title = "Again" })).Expect(404, "NOT_FOUND");
        var listed = (await ann.GetAsync($"workspaces/{ann.Workspace}/documents")).Json.GetProperty("items").EnumerateArray();
        Assert.DoesNotContain(id, listed.Select(item => item.Text("id")));
    }

    [Fact]
    [Covers("EN-03", "AZ-03")]
    public async Task EN_03_Forbidden_absent_and_misspelled_look_the_same()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var stranger = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        string[] ids = [id, DocumentId.New().ToString(), id.ToUpperInvariant(), "nonsense", id + "%20", new string('a', 300)];
        foreach (var path in new[] { "", "/content" })
        {
            var replies = new List<Reply>();
            foreach (var one in ids) replies.Add(await stranger.GetAsync($"documents/{one}{path}"));
            Assert.Single(replies.Select(reply => (reply.Status, reply.Text, string.Join(',', reply.Headers.Keys.Order(StringComparer.Ordinal)))).Distinct());
            replies[0].Expect(404, "NOT_FOUND");
        }
    }

    [Fact]
    [Covers("R2")]
    public async Task A_ticket_says_where_the_socket_is()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        var ticket = (await ann.PostAsync("tickets", new { document_id = id })).Expect(201).Json;
        Assert.Equal($"ws://{host.Address.Authority}/api/collaboration/ws/documents/{id}", ticket.Text("url"));
        Assert.Equal(64, ticket.Text("ticket").Length);
        var stranger = await host.GuestAsync();
        (await stranger.PostAsync("tickets", new { document_id = id })).Expect(404, "NOT_FOUND");
        (await ann.PostAsync("tickets", new { document_id = id, branch = "other" })).Expect(404, "NOT_FOUND");
    }

    [Fact]
    [Covers("W2")]
    public async Task Someone_removed_is_refused_at_the_next_request()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var bob = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        await host.JoinAsync(ann.Workspace!, bob, Role.Editor);
        (await bob.PatchAsync($"documents/{id}", new { title = "Bob was here" })).Expect(200);
        await host.JoinAsync(ann.Workspace!, bob, Role.Viewer);
        (await bob.PatchAsync($"documents/{id}", new { title = "And again" })).Expect(403, "PERMISSION_DENIED");
    }
}
