using System.Text.Json;
using Tutti.Access;
using Tutti.Actions.Events;
using Tutti.Features.Audit;
using Tutti.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Audit;

/// <summary>Who did what, when, from which session and address: found, paged, taken away as a file.</summary>
public sealed class AuditTests
{
    private static async Task<List<JsonElement>> ListAsync(Visitor visitor, string path) =>
        [.. (await visitor.GetAsync(path)).Expect(200).Json.GetProperty("items").EnumerateArray()];

    private static string[] Types(IEnumerable<JsonElement> items) => [.. items.Select(item => item.Text("type"))];

    [Fact]
    [Covers("K2")]
    public async Task It_says_who_did_what_when_from_which_session_and_address()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var id = await ann.DocumentAsync("Plan");
        (await ann.PatchAsync($"documents/{id}", new { title = "Plan B" })).Expect(200);

        var row = (await ListAsync(ann, $"workspaces/{ann.Workspace}/audit"))[0];
        Assert.Equal("document_renamed", row.Text("type"));
        Assert.Equal("edit", row.Text("category"));
        Assert.Equal("Ann", row.GetProperty("user").Text("name"));
        Assert.Equal(ann.Person.Id.ToString(), row.GetProperty("user").Text("id"));
        Assert.Equal(id, row.GetProperty("document").Text("id"));
        Assert.Equal("Plan B", row.GetProperty("document").Text("title"));
        Assert.Equal("Plan B", row.GetProperty("data").Text("title"));
        Assert.Equal("127.0.0.1", row.Text("address"));
        Assert.NotEmpty(row.Text("session_id"));
        Assert.Equal(2, row.GetProperty("event").GetInt64());
        Assert.Equal(64, row.Text("hash").Length);
        Assert.Equal(24, row.Text("at").Length);
        Assert.Equal(["document_renamed", "document_created"], Types(await ListAsync(ann, $"documents/{id}/audit")));
    }

    [Fact]
    [Covers("K2")]
    public async Task It_is_filtered_and_paged()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var bob = await host.GuestAsync("Bob");
        await host.JoinAsync(ann.Workspace!, bob, Role.Editor);
        var one = await ann.DocumentAsync("One");
        var two = await bob.DocumentAsync("Two", workspace: ann.Workspace);
        (await bob.PatchAsync($"documents/{one}", new { title = "Uno" })).Expect(200);
        host.Clock.Shift += TimeSpan.FromHours(1);
        await ann.RefreshAsync();
        var later = Uri.EscapeDataString(host.Clock.GetUtcNow().ToString("O"));
        (await ann.PatchAsync($"documents/{two}", new { title = "Due" })).Expect(200);
        var path = $"workspaces/{ann.Workspace}/audit";

        Assert.Equal(["document_renamed", "document_renamed"], Types(await ListAsync(ann, $"{path}?type=document_renamed")));
        Assert.Equal(["document_renamed", "document_created"], Types(await ListAsync(ann, $"{path}?person_id={bob.Person.Id}")));
        Assert.Equal(["document_renamed"], Types(await ListAsync(ann, $"{path}?person_id={bob.Person.Id}&type=document_renamed")));
        Assert.Equal(["document_renamed", "document_created"], Types(await ListAsync(ann, $"{path}?document_id={two}")));
        Assert.Equal(["document_renamed"], Types(await ListAsync(ann, $"{path}?document_id={two}&person_id={ann.Person.Id}")));
        Assert.Equal(["document_renamed"], Types(await ListAsync(ann, $"{path}?from={later}")));
        Assert.DoesNotContain("Due", (await ann.GetAsync($"{path}?to={later}&type=document_renamed")).Expect(200).Json.GetProperty("items")[0].GetProperty("data").GetRawText(), StringComparison.Ordinal);
        Assert.Empty(await ListAsync(ann, $"{path}?address=10.0.0.1"));
        Assert.Equal((await ListAsync(ann, path)).Count, (await ListAsync(ann, $"{path}?address=127.0.0.1")).Count);
        Assert.Equal(["document_renamed"], Types(await ListAsync(ann, $"documents/{two}/audit?person_id={ann.Person.Id}")));

        var whole = await ListAsync(ann, path);
        var pieces = new List<JsonElement>();
        for (var next = ""; next is not null;)
        {
            var page = (await ann.GetAsync($"{path}?limit=3{next}")).Expect(200).Json;
            pieces.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.TryGetProperty("next", out var more) ? "&after=" + more.GetString() : null;
        }
        Assert.Equal(whole.Select(item => item.GetRawText()), pieces.Select(item => item.GetRawText()));
        Assert.Equal(Enumerable.Range(1, whole.Count).Reverse(), whole.Select(item => item.GetProperty("number").GetInt32()));
    }

    [Fact]
    [Covers("K2")]
    public async Task A_rare_thing_among_many_is_found_by_going_on()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var id = await ann.DocumentAsync();
        var workspace = new WorkspaceId(Guid.Parse(ann.Workspace!));
        var document = new DocumentId(Guid.Parse(id));
        for (var i = 0; i < 5; i++)
            await host.RaiseAsync(ann, [.. Enumerable.Range(0, 1_000).Select(n => new DocumentRenamed(workspace, document, $"T{n}"))]);
        // Only the very first events came over the network.
        var found = new List<string>();
        var pages = 0;
        for (var next = ""; next is not null; pages++)
        {
            var page = (await ann.GetAsync($"documents/{id}/audit?type=document_created{next}")).Expect(200).Json;
            found.AddRange(Types(page.GetProperty("items").EnumerateArray()));
            next = page.TryGetProperty("next", out var more) ? "&after=" + more.GetString() : null;
        }
        Assert.Equal(["document_created"], found);
        Assert.InRange(pages, 5, 8);
    }

    [Fact]
    [Covers("K2")]
    public async Task As_lines_of_JSON_it_can_be_checked_by_whoever_has_the_file()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann \"Ännchen\" <&> 🎉");
        var id = await ann.DocumentAsync();
        for (var i = 0; i < 5; i++) (await ann.PatchAsync($"documents/{id}", new { title = $"Tïtle {i} <&>" })).Expect(200);
        var reply = (await ann.GetAsync($"workspaces/{ann.Workspace}/audit.jsonl")).Expect(200);
        Assert.Equal("application/jsonl", reply.Type);
        Assert.Equal("no-store", reply.Headers["Cache-Control"]);
        var lines = reply.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(TuttiHost.Json).Reverse().ToList();
        var before = "";
        foreach (var line in lines)
        {
            var fields = new EventFields
            {
                Chain = ann.Workspace,
                Link = line.GetProperty("number").GetInt64(),
                Id = line.Text("id"),
                DocumentId = line.TryGetProperty("document", out var document) ? document.Text("id") : null,
                WorkspaceId = ann.Workspace,
                Number = line.TryGetProperty("event", out var number) ? number.GetInt64() : null,
                Type = line.Text("type"),
                Category = line.Text("category"),
                Audience = line.GetProperty("audience").GetInt32(),
                PersonId = line.GetProperty("user").Text("id"),
                At = line.Text("at"),
                SessionId = line.TryGetProperty("session_id", out var session) ? session.GetString() : null,
                Address = line.Text("address"),
                Data = line.GetProperty("data").GetRawText(),
            };
            Assert.Equal(fields.HashAfter(before), line.Text("hash"));
            before = line.Text("hash");
        }
        Assert.Equal("audit_exported", lines[^1].Text("type"));
        Assert.Equal("jsonl", lines[^1].GetProperty("data").Text("format"));
    }

    [Fact]
    [Covers("K2")]
    public async Task As_a_table_it_is_safe_to_open_with_a_spreadsheet()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("=HYPERLINK(\"http://evil.example\",\"x\")");
        await ann.DocumentAsync("+1, \"two\"");
        await ann.DocumentAsync("@SUM(A1)");
        var reply = (await ann.GetAsync($"workspaces/{ann.Workspace}/audit.csv?type=document_created")).Expect(200);
        Assert.Equal("text/csv", reply.Type);
        Assert.Contains("\r\n", reply.Text, StringComparison.Ordinal);
        Assert.StartsWith("number,id,at,type,category,user_id,user_name,", reply.Text, StringComparison.Ordinal);
        Assert.Contains(",\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\",", reply.Text, StringComparison.Ordinal);
        Assert.Contains(",\"'+1, \"\"two\"\"\",", reply.Text, StringComparison.Ordinal);
        Assert.Contains(",'@SUM(A1),", reply.Text, StringComparison.Ordinal);
        var event_ = host.Events(ann.Workspace!).Single(row => row.Type == "audit_exported");
        Assert.Contains("\"type\":\"document_created\"", event_.Data, StringComparison.Ordinal);
    }

    [Fact]
    [Covers("K2")]
    public async Task A_large_audit_is_taken_away_whole()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var id = await ann.DocumentAsync();
        var workspace = new WorkspaceId(Guid.Parse(ann.Workspace!));
        var document = new DocumentId(Guid.Parse(id));
        await host.RaiseAsync(ann, [.. Enumerable.Range(0, 1_700).Select(n => new DocumentRenamed(workspace, document, $"T{n}"))]);
        var all = host.Count("SELECT count(*) FROM event WHERE workspace_id = @Workspace", new { ann.Workspace }) + 1;
        var lines = (await ann.GetAsync($"workspaces/{ann.Workspace}/audit.jsonl")).Expect(200).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            Enumerable.Range(1, (int)all).Reverse(), lines.Select(line => TuttiHost.Json(line).GetProperty("number").GetInt32()));
    }

    [Fact]
    [Covers("K2")]
    public async Task Nobody_exports_more_than_twice_at_once()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var path = $"workspaces/{ann.Workspace}/audit.csv";
        var exports = host.Get<AuditExports>();
        var first = await exports.EnterAsync(ann.Person.Id);
        var second = await exports.EnterAsync(ann.Person.Id);
        var refused = (await ann.GetAsync(path)).Expect(429, "RATE_LIMITED");
        Assert.True(refused.Headers.ContainsKey("Retry-After"));
        Assert.DoesNotContain(host.Events(ann.Workspace!), row => row.Type == "audit_exported");
        first();
        (await ann.GetAsync(path)).Expect(200);
        second();
        (await ann.GetAsync(path)).Expect(200);
    }
}
