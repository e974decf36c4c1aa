using Tutti.Access;
using Tutti.Store;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Shares;

/// <summary>Links as their makers and those who come by them meet them.</summary>
[Covers("W4")]
public sealed class ShareTests
{
    [Fact]
    public async Task A_link_says_where_it_leads_and_lets_somebody_new_in_under_a_name()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var id = await ann.DocumentAsync("Plan");
        var link = await ann.ShareAsync(id, new { access = "edit", label = "For the press" });
        Assert.EndsWith("/s/" + link.Text("token"), link.Text("url"), StringComparison.Ordinal);
        Assert.Equal(64, link.Text("token").Length);

        var shown = (await host.Nobody().GetAsync("share-links/" + link.Text("token"))).Expect(200).Json;
        Assert.Equal(("Plan", "artifact", id), (shown.GetProperty("document").Text("title"), shown.GetProperty("document").Text("kind"), shown.GetProperty("document").Text("id")));
        Assert.Equal(("edit", "Ann", false), (shown.Text("access"), shown.GetProperty("shared_by").Text("name"), shown.GetProperty("needs_account").GetBoolean()));
        Assert.False(shown.GetProperty("shared_by").TryGetProperty("id", out _));

        var reply = (await host.Nobody().PostAsync("share-links/" + link.Text("token"), new { name = "  Gwen " })).Expect(201);
        Assert.Equal((id, "edit", "Gwen"), (reply.Json.Text("document_id"), reply.Json.Text("access"), reply.Json.GetProperty("user").Text("name")));
        Assert.Contains("tutti_session=", reply.Cookie, StringComparison.Ordinal);
        var gwen = host.Nobody();
        gwen.SignIn(reply);
        (await gwen.PostAsync($"documents/{id}/content/changes", new { change = new { index = 0, insert = "hello" } })).Expect(200);
        Assert.Equal("hello", (await gwen.GetAsync($"documents/{id}/content", "text/plain")).Expect(200).Text);
        Assert.Equal(["document_created", "share_created", "share_used"], host.Events(id).Select(row => row.Type).Take(3));
    }

    [Theory]
    [InlineData("view", "viewer", "see")]
    [InlineData("comment", "commenter", "see talk")]
    [InlineData("edit", "editor", "see talk edit curate")]
    public async Task Each_access_is_a_role_on_that_document_and_may_share_adds_a_right(string access, string role, string rights)
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        foreach (var mayShare in new[] { false, true })
        {
            var guest = await host.ComeAsync(await ann.ShareAsync(id, new { access, may_share = mayShare }));
            await using var socket = await Documents.LiveTests.OpenAsync(host, guest, id);
            var connected = await socket.NextJsonAsync("connected");
            Assert.Equal(role, connected.Text("role"));
            Assert.Equal(rights + (mayShare ? " share" : ""), string.Join(' ', connected.GetProperty("permissions").EnumerateArray()));
        }
    }

    [Fact]
    public async Task A_use_is_counted_once_per_person_and_the_one_too_many_is_refused()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        var link = await ann.ShareAsync(id, new { access = "view", uses = 2 });
        var first = await host.ComeAsync(link);
        (await first.ComeAsync(link)).Expect(201);
        var second = await host.ComeAsync(link);
        (await host.Nobody().PostAsync("share-links/" + link.Text("token"), new { name = "Third" })).Expect(404, "NOT_FOUND");
        (await host.Nobody().GetAsync("share-links/" + link.Text("token"))).Expect(404, "NOT_FOUND");
        // Who came by it may come again.
        (await second.ComeAsync(link)).Expect(201);
        (await first.GetAsync("share-links/" + link.Text("token"))).Expect(200);
        var listed = (await ann.GetAsync($"documents/{id}/shares")).Expect(200).Json.GetProperty("items")[0];
        Assert.Equal((2, 2, "used_up"), (listed.GetProperty("uses").GetInt32(), listed.GetProperty("used").GetInt32(), listed.Text("state")));
        Assert.Equal(2, host.Count("SELECT count(*) FROM event WHERE type = 'share_used'"));
    }

    [Fact]
    public async Task A_member_who_may_do_it_anyway_takes_no_use()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        var link = await ann.ShareAsync(id, new { access = "edit", uses = 1 });
        var editor = await host.GuestAsync();
        await host.JoinAsync(ann.Workspace!, editor, Role.Editor);
        (await editor.ComeAsync(link)).Expect(201);
        (await ann.ComeAsync(link)).Expect(201);
        Assert.Equal(0, host.Count("SELECT count(*) FROM share_grant"));
        var viewer = await host.GuestAsync();
        await host.JoinAsync(ann.Workspace!, viewer, Role.Viewer);
        (await viewer.ComeAsync(link)).Expect(201);
        (await viewer.PatchAsync($"documents/{id}", new { title = "Now an editor here" })).Expect(200);
        Assert.Equal(1, host.Count("SELECT uses FROM share_link"));
    }

    [Fact]
    public async Task Someone_signed_in_comes_as_who_they_are_and_someone_in_the_room_gets_the_stronger_right_at_once()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        var (bob, _) = await host.AccountAsync("Bob");
        (await bob.ComeAsync(await ann.ShareAsync(id, new { access = "view" }))).Expect(201);
        await using var socket = await Documents.LiveTests.OpenAsync(host, bob, id);
        Assert.False((await socket.NextJsonAsync("connected")).GetProperty("you").GetProperty("guest").GetBoolean());
        var reply = (await bob.ComeAsync(await ann.ShareAsync(id, new { access = "edit" }))).Expect(201);
        Assert.False(reply.Json.TryGetProperty("access_token", out _));
        Assert.Equal("editor", (await socket.NextJsonAsync("permissions_changed")).Text("role"));
    }

    [Theory]
    [InlineData("public_links")]
    [InlineData("guests")]
    public async Task Where_guests_are_not_welcome_a_link_needs_an_account(string off)
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, workspace) = await host.AccountAsync();
        var id = await ann.DocumentAsync(workspace: workspace);
        var link = await ann.ShareAsync(id, new { access = "view" });
        await host.SwitchOffAsync(workspace, off);
        Assert.True((await host.Nobody().GetAsync("share-links/" + link.Text("token"))).Expect(200).Json.GetProperty("needs_account").GetBoolean());
        (await host.Nobody().PostAsync("share-links/" + link.Text("token"), new { name = "Gwen" })).Expect(401, "NOT_AUTHENTICATED");
        (await (await host.GuestAsync()).ComeAsync(link)).Expect(403, "PERMISSION_DENIED");
        var (bob, _) = await host.AccountAsync("Bob");
        (await bob.ComeAsync(link)).Expect(201);
        (await bob.GetAsync($"documents/{id}")).Expect(200);
        Assert.Equal(0, host.Count("SELECT count(*) FROM account a JOIN person p ON p.id = a.person_id WHERE p.name = 'Gwen'"));
    }

    [Fact]
    public async Task A_server_without_guests_asks_for_an_account()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Guests=false");
        var (ann, workspace) = await host.AccountAsync();
        var link = await ann.ShareAsync(await ann.DocumentAsync(workspace: workspace), new { access = "view" });
        (await host.Nobody().PostAsync("share-links/" + link.Text("token"), new { name = "Gwen" })).Expect(401, "NOT_AUTHENTICATED");
    }

    [Fact]
    public async Task Where_sharing_is_switched_off_no_link_opens_and_none_is_made_but_they_can_be_taken_back()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        var link = await ann.ShareAsync(id, new { access = "view" });
        await host.SwitchOffAsync(ann.Workspace!, "sharing");
        (await host.Nobody().GetAsync("share-links/" + link.Text("token"))).Expect(404, "NOT_FOUND");
        (await ann.PostAsync($"documents/{id}/shares", new { access = "view" })).Expect(403, "PERMISSION_DENIED");
        Assert.Single(await ann.IdsAsync($"documents/{id}/shares"));
        (await ann.DeleteAsync($"documents/{id}/shares/{link.Text("id")}")).Expect(204);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"access":"own"}""")]
    [InlineData("""{"access":3}""")]
    [InlineData("""{"access":"view","uses":0}""")]
    [InlineData("""{"access":"view","uses":10001}""")]
    [InlineData("""{"access":"view","uses":"2"}""")]
    [InlineData("""{"access":"view","expires_in_hours":0}""")]
    [InlineData("""{"access":"view","expires_in_hours":1,"expires_at":"2090-01-01T00:00:00Z"}""")]
    [InlineData("""{"access":"view","expires_at":"tomorrow"}""")]
    [InlineData("""{"access":"view","expires_at":"2090"}""")]
    [InlineData("""{"access":"view","expires_at":"2001-01-01T00:00:00.000Z"}""")]
    [InlineData("""{"access":"view","label":""}""")]
    [InlineData("""{"access":"view","label":"a\u202eb"}""")]
    [InlineData("""{"access":"view","may_share":1}""")]
    [Covers("AZ-17")]
    public async Task A_wrong_link_is_refused(string body)
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        (await ann.PostAsync($"documents/{await ann.DocumentAsync()}/shares", body)).Expect(400, "INVALID_MESSAGE");
        Assert.Equal(0, host.Count("SELECT count(*) FROM share_link"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u200b ")]
    [InlineData("a\u202eb")]
    [InlineData("a\nb")]
    [Covers("XS-11")]
    public async Task A_guest_needs_a_name_that_can_be_seen(string? name)
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var link = await ann.ShareAsync(await ann.DocumentAsync(), new { access = "view", uses = 1 });
        (await host.Nobody().PostAsync("share-links/" + link.Text("token"), new { name })).Expect(400, "INVALID_MESSAGE");
        (await host.Nobody().PostAsync("share-links/" + link.Text("token"), new { name = new string('n', 101) })).Expect(400, "INVALID_MESSAGE");
        await host.ComeAsync(link);
    }

    [Fact]
    public async Task A_link_ends_at_its_time_to_the_millisecond()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Jwt:Lifetime=1.00:00:00");
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        var end = Timestamps.Text(host.Clock.GetUtcNow().AddHours(2));
        var link = await ann.ShareAsync(id, new { access = "view", expires_at = end });
        Assert.Equal(end, link.Text("expires_at"));
        var guest = await host.ComeAsync(link);
        (await guest.GetAsync($"documents/{id}")).Expect(200);
        host.Clock.Shift = TimeSpan.FromHours(2);
        (await guest.GetAsync($"documents/{id}")).Expect(404, "NOT_FOUND");
        (await guest.ComeAsync(link)).Expect(404, "NOT_FOUND");
        Assert.Equal("expired", (await ann.GetAsync($"documents/{id}/shares")).Json.GetProperty("items")[0].Text("state"));
    }

    [Fact]
    public async Task A_list_comes_in_pages_newest_first_without_what_was_taken_back()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Shares:LinksPerDocument=4");
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        var ids = new List<string>();
        for (var i = 0; i < 4; i++) ids.Insert(0, (await ann.ShareAsync(id, new { access = "view" })).Text("id"));
        (await ann.PostAsync($"documents/{id}/shares", new { access = "view" })).Expect(409, "CONFLICT");
        (await ann.DeleteAsync($"documents/{id}/shares/{ids[1]}")).Expect(204);
        (await ann.DeleteAsync($"documents/{id}/shares/{ids[1]}")).Expect(404, "NOT_FOUND");
        ids.RemoveAt(1);
        var page = (await ann.GetAsync($"documents/{id}/shares?limit=2")).Json;
        Assert.Equal(ids.Take(2), page.GetProperty("items").EnumerateArray().Select(item => item.Text("id")));
        Assert.Equal(ids.Skip(2), await ann.IdsAsync($"documents/{id}/shares?limit=2&after={page.Text("next")}"));
        await ann.ShareAsync(id, new { access = "view" });
    }

    [Fact]
    public async Task A_link_outlives_its_makers_role_but_not_their_time_in_the_workspace()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        var admin = await host.GuestAsync("Once");
        await host.JoinAsync(ann.Workspace!, admin, Role.Admin);
        var link = await admin.ShareAsync(id, new { access = "view" });
        await host.JoinAsync(ann.Workspace!, admin, Role.Viewer);
        var guest = await host.ComeAsync(link);
        var listed = (await ann.GetAsync($"documents/{id}/shares")).Json.GetProperty("items")[0];
        Assert.Equal(("active", "Once"), (listed.Text("state"), listed.GetProperty("created_by").Text("name")));
        (await admin.DeleteAsync($"documents/{id}/shares/{link.Text("id")}")).Expect(403, "PERMISSION_DENIED");

        (await ann.DeleteAsync($"workspaces/{ann.Workspace}/members/{admin.Person.Id}")).Expect(204);
        (await guest.GetAsync($"documents/{id}")).Expect(404, "NOT_FOUND");
        (await admin.ComeAsync(link)).Expect(404, "NOT_FOUND");
        Assert.Empty(await ann.IdsAsync($"documents/{id}/shares"));
    }

    [Fact]
    public async Task Everyone_who_can_open_it_is_shown_to_members()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var id = await ann.DocumentAsync();
        var viewer = await host.GuestAsync("Vic");
        await host.JoinAsync(ann.Workspace!, viewer, Role.Viewer);
        var view = await ann.ShareAsync(id, new { access = "view", expires_in_hours = 1 });
        var edit = await ann.ShareAsync(id, new { access = "edit" });
        var gwen = await host.ComeAsync(view, "Gwen");
        (await gwen.ComeAsync(edit)).Expect(201);
        await host.ComeAsync(view, "Hugo");
        var people = (await viewer.GetAsync($"documents/{id}/people")).Expect(200).Json;
        Assert.Equal(["Ann owner", "Vic viewer"], people.GetProperty("members").EnumerateArray().Select(one => $"{one.Text("name")} {one.Text("role")}"));
        Assert.Equal(2, people.GetProperty("member_count").GetInt32());
        Assert.Equal(["Gwen edit", "Hugo view"], people.GetProperty("items").EnumerateArray().Select(one => $"{one.Text("name")} {one.Text("access")}"));
        Assert.Equal([false, true], people.GetProperty("items").EnumerateArray().Select(one => one.TryGetProperty("expires_at", out _)));
        await host.SwitchOffAsync(ann.Workspace!, "guests");
        Assert.Empty(await ann.IdsAsync($"documents/{id}/people"));
    }

    [Fact]
    [Covers("EN-04")]
    public async Task EN_04_Its_token_is_nowhere_in_the_store_and_found_by_its_hash_alone()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        var link = (await ann.PostAsync($"documents/{id}/shares", new { access = "view" }, "one key")).Expect(201).Json;
        var token = link.Text("token");
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(token)));
        Assert.Equal(1, host.Count("SELECT count(*) FROM share_link WHERE token_hash = @hash", new { hash }));
        Assert.Equal(0, host.Count("SELECT count(*) FROM event WHERE data LIKE '%' || @token || '%'", new { token }));
        foreach (var near in new[] { hash, token[..63], token + "0", token.ToUpperInvariant(), token[..63] + (token[63] == '0' ? '1' : '0') })
            (await host.Nobody().GetAsync("share-links/" + near)).Expect(404, "NOT_FOUND");
        // A repeat under the same key is answered with the same token.
        Assert.Equal(token, (await ann.PostAsync($"documents/{id}/shares", new { access = "view" }, "one key")).Expect(201).Json.Text("token"));
    }

    [Fact]
    [Covers("RL-04")]
    public async Task Who_tries_links_that_open_nothing_has_to_wait_and_who_comes_by_a_good_one_has_not()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Actions:LinkTriesPerAddress=3");
        var ann = await host.GuestAsync();
        var link = await ann.ShareAsync(await ann.DocumentAsync(), new { access = "view" });
        for (var i = 0; i < 10; i++) (await host.Nobody().GetAsync("share-links/" + link.Text("token"))).Expect(200);
        (await host.Nobody().GetAsync("share-links/no")).Expect(404, "NOT_FOUND");
        (await host.Nobody().PostAsync("share-links/no", new { name = "x" })).Expect(404, "NOT_FOUND");
        (await ann.PostAsync("invitations/no/accept")).Expect(404, "NOT_FOUND");
        var reply = (await host.Nobody().GetAsync("invitations/no")).Expect(429, "RATE_LIMITED");
        Assert.True(int.Parse(reply.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture) > 0);
    }
}
