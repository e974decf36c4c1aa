using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Documents;

/// <summary>A document's first content is there once, however often and however fast it was asked for.</summary>
[Covers("D2", "D3")]
public sealed class SeedRaceTests
{
    [Fact]
    public async Task Two_creations_under_one_key_at_once_make_one_document_with_one_seed()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var before = host.Count("SELECT count(*) FROM room");
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            ann.PostAsync($"workspaces/{ann.Workspace}/documents", new { title = "Once", kind = "artifact", content = "once" }, key: "same")));
        var id = Assert.Single(replies.Select(reply => reply.Expect(201).Json.Text("id")).Distinct());
        Assert.Equal(before + 1, host.Count("SELECT count(*) FROM room"));
        var contents = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ann.GetAsync($"documents/{id}/content", "text/plain")));
        Assert.All(contents, content => Assert.Equal("once", content.Text));
        Assert.Equal(1, host.Count("SELECT count(*) FROM room_chunk WHERE room_id = (SELECT id FROM room WHERE document_id = @id)", new { id }));
    }
}
