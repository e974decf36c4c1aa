using System.Net.Http.Headers;
using System.Text;
using Tutti.Crdt;
using Tutti.Crdt.Types;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Documents;

/// <summary>Patches and documents made to bring a room down: it refuses, and the next edit works.</summary>
[Covers("R1")]
public sealed class HostileContentTests
{
    [Fact]
    public async Task Nothing_lies_inside_a_text()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync(content: "safe");
        foreach (var op in (string[])["remove", "replace", "add"])
            (await PatchAsync(ann, id, $$"""[{"op":"{{op}}","path":"/content/x","value":1}]""")).Expect(op == "remove" ? 409 : 400, op == "remove" ? "CONFLICT" : "INVALID_MESSAGE");
        (await PatchAsync(ann, id, """[{"op":"replace","path":"/content","value":"still safe"}]""")).Expect(200);
    }

    [Fact]
    public async Task A_patch_that_copies_a_value_into_itself_is_refused_before_it_fills_the_memory()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync("Session", "session", TuttiHost.Json("""{"files":{},"context":{"a":[1]}}"""));
        var doubling = string.Join(',', Enumerable.Repeat("""{"op":"copy","from":"/context/a","path":"/context/a/-"}""", 200));
        (await PatchAsync(ann, id, $"[{doubling}]")).Expect(413, "TOO_LARGE");
        Assert.Equal("""{"a":[1]}""", (await ann.GetAsync($"documents/{id}/content")).Json.GetProperty("context").GetRawText());
        (await PatchAsync(ann, id, """[{"op":"copy","from":"/context/a","path":"/context/a/-"}]""")).Expect(200);
    }

    [Fact]
    public async Task A_document_too_deep_to_be_read_closes_no_room()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync("Session", "session", TuttiHost.Json("""{"files":{},"context":{}}"""));
        await using var listener = await LiveTests.OpenAsync(host, ann, id, dialect: "tutti.json.v1");
        await listener.NextJsonAsync("connected");
        await listener.SendJsonAsync("""{"type":"sync_request","ref":"1"}""");
        await listener.NextJsonAsync("state");

        using var document = new YDoc();
        var map = document.GetMap("context");
        for (var level = 0; level < 3_000; level++)
        {
            var inner = new YMap();
            map.Set("in", inner);
            map = inner;
        }
        (await ann.BytesAsync("POST", $"documents/{id}/sync?kind=update", document.EncodeStateAsUpdate())).Expect(200);
        await listener.SendJsonAsync("""{"type":"sync_request","ref":"2"}""");
        Assert.Equal("2", (await listener.NextJsonAsync("state")).Text("ref"));
        (await ann.GetAsync($"documents/{id}/content")).Expect(413, "TOO_LARGE");
        (await ann.BytesAsync("POST", $"documents/{id}/sync?kind=update", new Typist(77).Type("x"))).Expect(200);
    }

    private static Task<Reply> PatchAsync(Visitor visitor, string id, string patch) => visitor.SendAsync(
        "PATCH", $"documents/{id}/content", new StringContent(patch, Encoding.UTF8, new MediaTypeHeaderValue("application/json-patch+json")));
}
