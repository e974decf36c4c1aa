using System.Text.Json;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Audit;

/// <summary>Somebody with the whole database in hand changes the past; the audit names the first row that is not as it was.</summary>
[Covers("K2")]
public sealed class VerifyTests
{
    private static async Task<(TuttiHost Host, Visitor Ann)> MakeAsync()
    {
        var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var id = await ann.DocumentAsync();
        for (var i = 0; i < 8; i++) (await ann.PatchAsync($"documents/{id}", new { title = $"T{i}" })).Expect(200);
        return (host, ann);
    }

    private static async Task<JsonElement> VerifyAsync(Visitor ann) =>
        (await ann.GetAsync($"workspaces/{ann.Workspace}/audit/verify")).Expect(200).Json;

    private static async Task TamperAsync(string sql, long number, string reason)
    {
        var (host, ann) = await MakeAsync();
        await using var _ = host;
        await host.UnlockEventsAsync();
        await host.RunSqlAsync(sql, new { ann.Workspace });
        var verified = await VerifyAsync(ann);
        Assert.False(verified.GetProperty("intact").GetBoolean());
        var broken = verified.GetProperty("broken");
        Assert.Equal((number, reason), (broken.GetProperty("number").GetInt64(), broken.Text("reason")));
    }

    [Fact]
    public async Task What_nobody_touched_is_intact()
    {
        var (host, ann) = await MakeAsync();
        await using var _ = host;
        var verified = await VerifyAsync(ann);
        Assert.True(verified.GetProperty("intact").GetBoolean());
        Assert.False(verified.TryGetProperty("broken", out var _));
        Assert.Equal(
            host.Count("SELECT count(*) FROM event WHERE workspace_id = @Workspace", new { ann.Workspace }),
            verified.GetProperty("checked").GetInt64());
    }

    [Theory]
    [InlineData("data = '{\"title\":\"Never\"}'")]
    [InlineData("person_id = '00000000-0000-7000-8000-000000000000'")]
    [InlineData("at = '2020-01-01T00:00:00.000Z'")]
    [InlineData("address = '10.0.0.1'")]
    [InlineData("session_id = NULL")]
    [InlineData("type = 'document_moved'")]
    [InlineData("category = 'system'")]
    [InlineData("audience = 64")]
    [InlineData("number = 100")]
    [InlineData("workspace_id = NULL")]
    [InlineData("hash = 'ab'")]
    public Task A_row_that_was_changed_is_named(string change) =>
        TamperAsync($"UPDATE event SET {change} WHERE chain = @Workspace AND link = 9", 9, "changed");

    [Fact]
    public Task A_row_that_was_deleted_is_named() => TamperAsync("DELETE FROM event WHERE chain = @Workspace AND link = 4", 4, "missing");

    [Fact]
    public Task The_first_row_deleted_is_named() => TamperAsync("DELETE FROM event WHERE chain = @Workspace AND link = 1", 1, "missing");

    [Fact]
    public Task The_end_cut_off_is_named() => TamperAsync("DELETE FROM event WHERE chain = @Workspace AND link > 10", 11, "missing");

    [Fact]
    public Task Everything_deleted_is_named() => TamperAsync("DELETE FROM event WHERE chain = @Workspace", 1, "missing");

    [Fact]
    public Task Rows_that_changed_places_are_named() => TamperAsync(
        """
        UPDATE event SET link = -1 WHERE chain = @Workspace AND link = 9;
        UPDATE event SET link = 9 WHERE chain = @Workspace AND link = 10;
        UPDATE event SET link = 10 WHERE chain = @Workspace AND link = -1;
        """,
        9,
        "out_of_order");

    [Fact]
    public Task Events_that_changed_places_with_their_contents_are_named() => TamperAsync(
        """
        UPDATE event SET data = (SELECT data FROM event o WHERE o.chain = @Workspace AND o.link = 12)
        WHERE chain = @Workspace AND link = 11
        """,
        11,
        "changed");

    [Theory]
    [InlineData("@Workspace, 99", 99)]
    [InlineData("@Workspace, NULL", 0)]
    [InlineData("@Workspace, -5", -5)]
    [InlineData("NULL, NULL", 0)]
    [InlineData("'elsewhere', 1", 1)]
    public Task A_row_that_was_put_in_is_named(string place, long number) => TamperAsync(
        $"""
        INSERT INTO event (id, workspace_id, type, category, audience, person_id, at, address, data, hash, chain, link)
        SELECT '0199ffff-0000-7000-8000-000000000000', workspace_id, 'member_removed', category, 1, person_id, at, address, data, hash, {place}
        FROM event WHERE chain = @Workspace AND link = 5
        """,
        number,
        "inserted");

    [Fact]
    public Task A_row_put_in_between_with_the_rest_moved_on_is_named() => TamperAsync(
        """
        UPDATE event SET link = -link WHERE chain = @Workspace AND link >= 6;
        UPDATE event SET link = 1 - link WHERE chain = @Workspace AND link < 0;
        INSERT INTO event (id, workspace_id, type, category, audience, person_id, at, address, data, hash, chain, link)
        SELECT '0199ffff-0000-7000-8000-000000000000', workspace_id, 'member_removed', category, 1, person_id, at, address, data, hash, chain, 6
        FROM event WHERE chain = @Workspace AND link = 5;
        UPDATE event_counter SET number = number + 1 WHERE scope = 'chain/' || @Workspace;
        """,
        6,
        "out_of_order");

    [Fact]
    public async Task What_is_written_while_it_is_checked_is_no_fault()
    {
        var (host, ann) = await MakeAsync();
        await using var _ = host;
        var id = await ann.DocumentAsync();
        var writing = Task.WhenAll(Enumerable.Range(0, 60).Select(i => ann.PatchAsync($"documents/{id}", new { title = $"T{i}" })));
        while (!writing.IsCompleted)
        {
            var verified = await VerifyAsync(ann);
            Assert.True(verified.GetProperty("intact").GetBoolean(), verified.GetRawText());
        }
        await writing;
    }
}
