using Tutti.Access;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features;

/// <summary>What was stored before there were words to search by.</summary>
public sealed class OlderDataTests
{
    [Fact]
    [Covers("W1", "W5")]
    public async Task Documents_and_members_of_an_older_version_are_found_after_the_next_start()
    {
        var before = await TuttiHost.StartAsync();
        var owner = await before.GuestAsync("Ann Owner");
        var bob = await before.GuestAsync("Bob Öder");
        await before.JoinAsync(owner.Workspace!, bob, Role.Viewer);
        await owner.DocumentAsync("Große Pläne");
        await before.RunSqlAsync("DELETE FROM document_word");
        await before.RunSqlAsync("DELETE FROM member_word");
        await before.RunSqlAsync("UPDATE document SET title_words = NULL");
        await before.RunSqlAsync("UPDATE membership SET name_words = NULL");

        await using var after = await TuttiHost.StartInAsync(await before.StopKeepingAsync(), new TestLog());

        var again = new Visitor(after) { Token = owner.Token };
        Assert.Equal("Große Pläne", One(await again.GetAsync($"workspaces/{owner.Workspace}/documents?query=plane"), "title"));
        Assert.Equal("Große Pläne", One(await again.GetAsync("documents?query=gro"), "title"));
        Assert.Equal("Bob Öder", One(await again.GetAsync($"workspaces/{owner.Workspace}/members?query=od"), "name"));
        Assert.Equal("Bob Öder", One(await again.GetAsync("users?query=bob"), "name"));
        Assert.Equal(0, after.Count("SELECT count(*) FROM document WHERE title_words IS NULL"));
        Assert.Equal(0, after.Count("SELECT count(*) FROM membership WHERE name_words IS NULL"));
    }

    private static string One(Reply reply, string field) =>
        Assert.Single(reply.Expect(200).Json.GetProperty("items").EnumerateArray()).Text(field);
}
