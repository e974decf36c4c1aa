using Tutti.Crdt;
using Tutti.Crdt.History;
using Tutti.Crdt.Types;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Locks;

/// <summary>What collides with what: places by the tree of the document, parts of one text by where they are now.</summary>
[Covers("L3")]
public sealed class LockTreeTests
{
    [Theory]
    [InlineData("document", "", "node", "a", true)]
    [InlineData("node", "a", "document", "", true)]
    [InlineData("node", "a", "node", "a", true)]
    [InlineData("node", "a", "node", "b", false)]
    [InlineData("node", "a", "path", "/nodes", true)]
    [InlineData("node", "a", "path", "/nodes/a", true)]
    [InlineData("node", "a", "path", "/nodes/a/data", true)]
    [InlineData("path", "/nodes/a/data", "path", "/nodes/a/label", false)]
    [InlineData("path", "/nodes/a", "path", "/nodes/ab", false)]
    [InlineData("node", "a", "edge", "a", false)]
    [InlineData("node", "x/y", "path", "/nodes/x~1y/label", true)]
    [InlineData("node", "x/y", "path", "/nodes/x", false)]
    [InlineData("node", "not yet there", "node", "not yet there", true)]
    public async Task L3_A_lock_meets_what_is_around_it_and_what_is_in_it(string type, string resource, string otherType, string other, bool meets)
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, _, id) = await host.TeamAsync();
        (await ann.AcquireAsync(id, new { resource_type = type, resource_id = resource })).Expect(201);
        var reply = await bob.AcquireAsync(id, new { resource_type = otherType, resource_id = other });
        if (meets) reply.Expect(423, "LOCKED");
        else reply.Expect(201);
        // What is one's own is never in the way.
        (await ann.AcquireAsync(id, new { resource_type = "path", resource_id = "/nodes/mine" })).Expect(201);
    }

    [Theory]
    [InlineData("session", "file", "main.py", "/files/main.py")]
    [InlineData("pipeline", "step", "load", "/steps/load")]
    [InlineData("artifact", "path", "/content", "/content")]
    [InlineData("artifact", "document", null, "")]
    public async Task L3_Each_kind_of_document_has_places_of_its_own(string kind, string type, string? resource, string place)
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync("Other", kind);
        Assert.Equal(place, (await ann.AcquireAsync(id, new { resource_type = type, resource_id = resource })).Expect(201).Json.Text("place"));
    }

    [Fact]
    public async Task L3_Parts_of_one_text_collide_when_they_overlap_as_it_is_now()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, _, _) = await host.TeamAsync();
        var id = await ann.DocumentAsync("Text", "artifact", "0123456789", ann.Workspace);
        using var text = await ReadAsync(ann, id);
        var taken = (await ann.AcquireAsync(id, Range(text, 2, 5))).Expect(201).Json;
        Assert.Equal("/content", taken.Text("place"));
        Assert.Equal(2, RelativePosition.FromJson(taken.GetProperty("range").GetProperty("start")).Resolve(text)!.Index);
        (await bob.AcquireAsync(id, Range(text, 4, 8))).Expect(423, "LOCKED");
        (await bob.AcquireAsync(id, Range(text, 0, 10))).Expect(423, "LOCKED");
        (await bob.AcquireAsync(id, new { resource_type = "path", resource_id = "/content" })).Expect(423, "LOCKED");
        (await bob.AcquireAsync(id, new { resource_type = "document" })).Expect(423, "LOCKED");
        (await bob.AcquireAsync(id, Range(text, 5, 8))).Expect(201);
        (await bob.AcquireAsync(id, Range(text, 0, 2))).Expect(201);
        (await ann.AcquireAsync(id, Range(text, 4, 6))).Expect(423, "LOCKED");

        // The text grows in front of it, and the part goes along.
        (await ann.PostAsync($"documents/{id}/content/changes", new { change = new { index = 3, insert = "in Ann's" } })).Expect(200);
        using var now = await ReadAsync(ann, id);
        (await bob.AcquireAsync(id, Range(now, 8, 11))).Expect(423, "LOCKED");
    }

    [Fact]
    public async Task L3_A_part_lies_in_the_text_that_is_named_and_has_something_in_it()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync("Files", "session", TuttiHost.Json("""{"files":{"a.py":"0123456789","b.py":"0123456789"}}"""));
        using var document = await ReadAsync(ann, id);
        var files = document.GetMap("files");
        var (first, second) = ((YText)files["a.py"].AsType(), (YText)files["b.py"].AsType());
        (await ann.AcquireAsync(id, Range("/files/a.py", first, 1, 1))).Expect(400, "INVALID_MESSAGE");
        (await ann.AcquireAsync(id, Range("/files/a.py", first, 3, 1))).Expect(400, "INVALID_MESSAGE");
        (await ann.AcquireAsync(id, Range("/files/a.py", second, 1, 3))).Expect(400, "INVALID_MESSAGE");
        (await ann.AcquireAsync(id, Range("/files/c.py", first, 1, 3))).Expect(400, "INVALID_MESSAGE");
        (await ann.AcquireAsync(id, Range("/context", first, 1, 3))).Expect(400, "INVALID_MESSAGE");
        (await ann.AcquireAsync(id, Range("/files/a.py", first, 1, 3))).Expect(201);
        Assert.Equal("/files/b.py", (await ann.AcquireAsync(id, Range("/files/b.py", second, 0, 10))).Expect(201).Json.Text("place"));
    }

    internal static async Task<YDoc> ReadAsync(Visitor visitor, string id)
    {
        var document = new YDoc();
        document.ApplyUpdate((await visitor.BytesAsync("GET", $"documents/{id}/state", null)).Expect(200).Bytes);
        document.GetText("content");
        return document;
    }

    internal static object Range(YDoc document, int from, int to) => Range("/content", document.GetText("content"), from, to);

    internal static object Range(string pointer, YText text, int from, int to) => new
    {
        resource_type = "range",
        resource_id = pointer,
        range = new
        {
            start = TuttiHost.Json(RelativePosition.Create(text, from).ToJson()),
            end = TuttiHost.Json(RelativePosition.Create(text, to, -1).ToJson()),
        },
    };
}
