using Tutti.Kinds;
using Tutti.Samples.Whiteboard;
using Tutti.Tests.Support;

namespace Tutti.Tests.Kinds;

/// <summary>A host adds a kind of its own, and everything that holds for the four holds for it.</summary>
public sealed class FifthKindTests
{
    private static Task<TuttiHost> StartAsync(string? data = null) =>
        TuttiHost.StartWithAsync(services => services.AddDocumentKind(new WhiteboardKind()), data);

    private static async Task<string> BoardAsync(Visitor ann) =>
        (await ann.PostAsync($"workspaces/{ann.Workspace}/documents", new
        {
            title = "Board",
            kind = "whiteboard",
            content = new { shapes = new { a = new { form = "note", x = 1, text = "Hello" } } },
        })).Expect(201).Json.Text("id");

    [Fact]
    [Covers("D2", "D4")]
    public async Task A_fifth_kind_is_made_listed_read_and_changed_like_the_four()
    {
        await using var host = await StartAsync();
        var ann = await host.GuestAsync("Ann");
        var id = await BoardAsync(ann);

        var titles = (await ann.GetAsync($"workspaces/{ann.Workspace}/documents?kind=whiteboard")).Expect(200).Json.GetProperty("items")
            .EnumerateArray().Select(item => item.Text("title"));
        Assert.Equal(["Board", "Ideas"], titles);
        Assert.Equal(6, (await ann.GetAsync($"workspaces/{ann.Workspace}/documents")).Json.GetProperty("items").GetArrayLength());

        (await ann.PatchAsync($"documents/{id}/content", new { patch = new[] { new { op = "replace", path = "/shapes/a/x", value = 7 } } })).Expect(200);
        (await ann.PostAsync($"documents/{id}/content/changes", new { change = new { node_id = "a", property = "text", value = "Bye" } })).Expect(200);
        var shape = (await ann.GetAsync($"documents/{id}/content")).Json.GetProperty("shapes").GetProperty("a");
        Assert.Equal((7, "Bye"), (shape.GetProperty("x").GetInt32(), shape.Text("text")));
        Assert.Equal("Bye", (await ann.GetAsync($"documents/{id}/content", "text/plain")).Text);
    }

    [Fact]
    [Covers("D2")]
    public async Task Its_form_is_checked_and_told_in_a_sentence()
    {
        await using var host = await StartAsync();
        var ann = await host.GuestAsync("Ann");
        var refused = await ann.PostAsync($"workspaces/{ann.Workspace}/documents", new { title = "Board", kind = "whiteboard", content = new { shapes = "none" } });
        Assert.Equal(
            "The content of a document of the kind whiteboard is {\"shapes\":{id:{…}}}.",
            refused.Expect(400, "INVALID_MESSAGE").Json.Text("detail"));
    }

    [Fact]
    [Covers("D2")]
    public async Task The_description_of_the_api_names_it()
    {
        await using var host = await StartAsync();
        Assert.Contains("\"whiteboard\"", host.Get<Tutti.Actions.OpenApi.ApiDocument>().Write(), StringComparison.Ordinal);
    }

    [Fact]
    [Covers("D2")]
    public async Task When_its_plug_in_is_gone_its_documents_are_kept()
    {
        var before = await StartAsync();
        var ann = await before.GuestAsync("Ann");
        var id = await BoardAsync(ann);
        var data = await before.StopKeepingAsync();

        await using var host = await TuttiHost.StartInAsync(data, new TestLog());
        var there = ann.At(host);
        Assert.Equal("whiteboard", (await there.GetAsync($"documents/{id}")).Expect(200).Json.Text("kind"));
        Assert.Equal("{}", (await there.GetAsync($"documents/{id}/content")).Expect(200).Text);
        (await there.PostAsync($"documents/{id}/content/changes", new { change = new { node_id = "a", property = "x", value = 1 } }))
            .Expect(400, "INVALID_MESSAGE");
        Assert.Equal(200, (await there.GetAsync($"documents/{id}/state")).Status);
        var newer = await there.PostAsync($"workspaces/{there.Workspace}/documents", new { title = "More", kind = "whiteboard" });
        Assert.Equal("There is no such kind of document. There are artifact, pipeline, session, workflow.", newer.Expect(400, "INVALID_MESSAGE").Json.Text("detail"));
    }
}
