using System.Net.Http.Headers;
using System.Text.Json;
using Tutti.Access;
using Tutti.Tests.Features.Documents;
using Tutti.Tests.Matrix;
using Tutti.Tests.Support;

namespace Tutti.Tests.Accounts;

[Covers("W6")]
public sealed class ProfileTests
{
    private static readonly byte[] Png = TestPictures.Png(24, 16, more: [("tEXt", "secret place"u8.ToArray())]);

    private static Task<BytesReply> PutAvatarAsync(Visitor visitor, byte[] picture) => visitor.BytesAsync("PUT", "me/avatar", picture);

    private static JsonElement UserOf(BytesReply reply) => TuttiHost.Json(System.Text.Encoding.UTF8.GetString(reply.Bytes)).GetProperty("user");

    // The address is the server's own path, as everyone is told it.
    private static string Under(string avatar) => avatar["/api/collaboration/".Length..];

    [Fact]
    public async Task Someone_changes_name_and_colour()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var user = (await ann.PatchAsync("me", new { name = " Anna ", color = "#AABBCC" })).Expect(200).Json.GetProperty("user");
        Assert.Equal(("Anna", "#aabbcc"), (user.Text("name"), user.Text("color")));
        Assert.Equal(user.GetRawText(), (await ann.GetAsync("me")).Json.GetProperty("user").GetRawText());
        var member = (await ann.GetAsync($"workspaces/{ann.Workspace}/members")).Json.GetProperty("items")[0];
        Assert.Equal(("Anna", "#aabbcc"), (member.Text("name"), member.Text("color")));
        (await ann.PatchAsync("me", new { color = "#112233" })).Expect(200);
        Assert.Equal(1, host.Count("""SELECT count(*) FROM event WHERE type = 'profile_changed' AND data = '{"name":"Anna","was_name":"Ann","color":"#aabbcc"}'"""));
        Assert.Equal(1, host.Count("""SELECT count(*) FROM event WHERE type = 'profile_changed' AND data = '{"color":"#112233"}'"""));
    }

    [Theory]
    [Covers("PR-06")]
    [InlineData("""{}""")]
    [InlineData("""{"name":""}""")]
    [InlineData("""{"name":"\u202egnimA"}""")]
    [InlineData("""{"color":"red;background:url(//evil)"}""")]
    [InlineData("""{"color":"#12345"}""")]
    [InlineData("""{"name":null,"color":null}""")]
    public async Task PR_06_What_is_no_name_or_colour_is_refused(string body)
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        (await ann.PatchAsync("me", body)).Expect(400, "INVALID_MESSAGE");
        (await ann.PatchAsync("me", new { name = new string('n', 101) })).Expect(400, "INVALID_MESSAGE");
    }

    [Fact]
    public async Task Open_rooms_show_the_new_name_at_once_and_the_next_event_has_it()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var bob = await host.GuestAsync("Bob");
        var id = await ann.DocumentAsync();
        await host.JoinAsync(ann.Workspace!, bob, Role.Editor);
        await using var anns = await LiveTests.OpenAsync(host, ann, id);
        await using var bobs = await LiveTests.OpenAsync(host, bob, id);
        await using var plain = await LiveTests.OpenAsync(host, bob, id, dialect: "tutti.json.v1");
        await anns.SendAwarenessAsync(7, 1, """{"cursor":{"x":1,"y":2}}""");
        await bobs.StateAsync("\"Ann\"");

        var avatar = UserOf((await PutAvatarAsync(ann, Png)).Expect(200)).Text("avatar");
        (await ann.PatchAsync("me", new { name = "Anna", color = "#010203" })).Expect(200);

        foreach (var socket in new[] { bobs, plain })
        {
            JsonElement participant;
            do participant = (await socket.NextJsonAsync("user_updated")).GetProperty("participant");
            while (participant.Text("name") != "Anna");
            Assert.Equal((ann.User.Text("id"), "#010203", avatar), (participant.Text("id"), participant.Text("color"), participant.Text("avatar")));
        }
        var state = TuttiHost.Json(await bobs.StateAsync("Anna"));
        Assert.Equal(("Anna", "#010203"), (state.GetProperty("user").Text("name"), state.GetProperty("user").Text("color")));
        Assert.Equal(1, state.GetProperty("cursor").GetProperty("x").GetInt32());
        (await ann.PatchAsync($"documents/{id}", new { title = "Renamed" })).Expect(200);
        var renamed = (await bobs.NextJsonAsync("document_renamed")).GetProperty("user");
        Assert.Equal(("Anna", avatar), (renamed.Text("name"), renamed.Text("avatar")));
        await using var late = await LiveTests.OpenAsync(host, bob, id);
        var there = (await late.NextJsonAsync("connected")).GetProperty("participants").EnumerateArray().Select(one => one.Text("name"));
        Assert.Equal(["Anna", "Bob"], there.Order(StringComparer.Ordinal));
    }

    [Fact]
    [Covers("AZ-08")]
    public async Task AZ_08_A_picture_is_shown_to_those_who_work_together_and_to_nobody_else()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var bob = await host.GuestAsync("Bob");
        var stranger = await host.GuestAsync("Eve");
        await host.JoinAsync(ann.Workspace!, bob, Role.Viewer);
        var avatar = Under(UserOf((await PutAvatarAsync(ann, Png)).Expect(200)).Text("avatar"));

        foreach (var visitor in new[] { ann, bob })
        {
            var shown = (await visitor.BytesAsync("GET", avatar, null)).Expect(200);
            Assert.Equal(("image/png", "max-age=31536000, private, immutable", "nosniff"), (shown["Content-Type"], shown["Cache-Control"], shown["X-Content-Type-Options"]));
            Assert.Equal("default-src 'none'; sandbox", shown["Content-Security-Policy"]);
            Assert.Equal(-1, shown.Bytes.AsSpan().IndexOf("secret place"u8));
            Assert.Equal("no-cache, private", (await visitor.BytesAsync("GET", avatar.Split('?')[0], null)).Expect(200)["Cache-Control"]);
        }
        (await stranger.GetAsync(avatar)).Expect(404, "NOT_FOUND");
        (await stranger.GetAsync($"people/{PersonId.New()}/avatar")).Expect(404, "NOT_FOUND");
        (await bob.GetAsync($"people/{bob.User.Text("id")}/avatar")).Expect(404, "NOT_FOUND");
        (await host.Nobody().GetAsync(avatar)).Expect(401, "NOT_AUTHENTICATED");
        await host.RunSqlAsync("DELETE FROM membership WHERE person_id = @id", new { id = bob.User.Text("id") });
        (await bob.GetAsync(avatar)).Expect(404, "NOT_FOUND");
        var members = (await ann.GetAsync($"workspaces/{ann.Workspace}/members")).Json.GetProperty("items");
        Assert.Equal(avatar, Under(members[0].Text("avatar")));

        (await ann.DeleteAsync("me/avatar")).Expect(200);
        (await ann.GetAsync(avatar)).Expect(404, "NOT_FOUND");
        Assert.False((await ann.GetAsync("me")).Json.GetProperty("user").TryGetProperty("avatar", out _));
    }

    [Fact]
    [Covers("AZ-08")]
    public async Task AZ_08_Who_came_by_a_link_and_those_they_meet_there_see_each_other_until_the_link_ends()
    {
        await using var host = await TuttiHost.StartAsync();
        var cast = await Cast.MakeAsync(host);
        await cast.PlaceAsync();
        async Task<int> StatusAsync(string viewer, string shown) =>
            (await cast[viewer].BytesAsync("GET", $"people/{cast[shown].Person.Id}/avatar", null)).Status;
        foreach (var shown in new[] { "owner", "viewer", "link: view", "outsider" }) (await PutAvatarAsync(cast[shown], Png)).Expect(200);

        Assert.Equal(200, await StatusAsync("link: view", "owner"));
        Assert.Equal(200, await StatusAsync("viewer", "link: view"));
        Assert.Equal(200, await StatusAsync("link: edit", "link: view"));
        Assert.Equal(404, await StatusAsync("outsider", "link: view"));
        Assert.Equal(404, await StatusAsync("link: view", "outsider"));

        await host.RunSqlAsync(
            "UPDATE share_link SET revoked_at = '2026-01-01T00:00:00.000Z' WHERE id IN (SELECT link_id FROM share_grant WHERE person_id = @Id)",
            new { cast["link: view"].Person.Id });
        Assert.Equal(404, await StatusAsync("link: view", "owner"));
        Assert.Equal(404, await StatusAsync("owner", "link: view"));
        Assert.Equal(404, await StatusAsync("link: edit", "link: view"));
        Assert.Equal(200, await StatusAsync("link: edit", "owner"));
    }

    [Fact]
    public async Task Each_picture_has_an_address_of_its_own()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var first = UserOf((await PutAvatarAsync(ann, Png)).Expect(200)).Text("avatar");
        var second = UserOf((await PutAvatarAsync(ann, TestPictures.Jpeg)).Expect(200)).Text("avatar");
        Assert.NotEqual(first, second);
        Assert.Equal("image/jpeg", (await ann.BytesAsync("GET", Under(first), null)).Expect(200)["Content-Type"]);
        Assert.Equal(first, UserOf((await PutAvatarAsync(ann, Png)).Expect(200)).Text("avatar"));
        Assert.Equal(1, host.Count("SELECT count(*) FROM avatar"));
    }

    [Fact]
    [Covers("FI-05")]
    public async Task FI_05_A_bomb_a_page_or_too_much_is_refused_and_the_picture_stays()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Accounts:AvatarsPerHour=6");
        var ann = await host.GuestAsync();
        var avatar = Under(UserOf((await PutAvatarAsync(ann, Png)).Expect(200)).Text("avatar"));
        Assert.Equal(413, (await PutAvatarAsync(ann, TestPictures.Png(50_000, 50_000, lines: 1))).Status);
        Assert.Equal(400, (await PutAvatarAsync(ann, "<svg onload=alert(1)>"u8.ToArray())).Status);
        Assert.Equal(400, (await PutAvatarAsync(ann, [])).Status);
        var lie = new ByteArrayContent("<script>"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        (await ann.SendAsync("PUT", "me/avatar", lie)).Expect(400, "INVALID_MESSAGE");
        (await ann.SendAsync("PUT", "me/avatar", new ByteArrayContent(new byte[(1024 * 1024) + 1]), ("Expect", "100-continue"))).Expect(413, "TOO_LARGE");
        (await ann.SendAsync("PUT", "me/avatar", new ByteArrayContent(Png))).Expect(429, "RATE_LIMITED");
        (await ann.BytesAsync("GET", avatar, null)).Expect(200);
    }
}
