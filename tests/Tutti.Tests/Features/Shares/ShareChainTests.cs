using System.Text.Json;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Shares;

/// <summary>Links that were made by those who came by a link.</summary>
[Covers("W4")]
public sealed class ShareChainTests
{
    private static async Task<(TuttiHost Host, Visitor Ann, string Document)> StartAsync(params string[] settings)
    {
        var host = await TuttiHost.StartAsync(settings);
        var ann = await host.GuestAsync("Ann");
        return (host, ann, await ann.DocumentAsync());
    }

    [Fact]
    public async Task Nobody_gives_more_or_for_longer_or_more_often_than_they_were_given()
    {
        var (host, ann, id) = await StartAsync();
        await using var _ = host;
        var link = await ann.ShareAsync(id, new { access = "comment", may_share = true, expires_in_hours = 10, uses = 5 });
        var gwen = await host.ComeAsync(link);
        foreach (var body in new object[] { new { access = "edit" }, new { access = "view", expires_in_hours = 11 }, new { access = "view", uses = 6 } })
            (await gwen.PostAsync($"documents/{id}/shares", body)).Expect(403, "PERMISSION_DENIED");
        var made = await gwen.ShareAsync(id, new { access = "view" });
        Assert.Equal((link.Text("expires_at"), 5), (made.Text("expires_at"), made.GetProperty("uses").GetInt32()));
        var further = await gwen.ShareAsync(id, new { access = "comment", may_share = true, uses = 1, expires_in_hours = 9 });
        Assert.True(further.GetProperty("may_share").GetBoolean());
    }

    [Fact]
    public async Task Who_came_without_the_right_to_share_makes_no_links_and_sees_none()
    {
        var (host, ann, id) = await StartAsync();
        await using var _ = host;
        var gwen = await host.ComeAsync(await ann.ShareAsync(id, new { access = "edit" }));
        (await gwen.PostAsync($"documents/{id}/shares", new { access = "view" })).Expect(403, "PERMISSION_DENIED");
        (await gwen.GetAsync($"documents/{id}/shares")).Expect(403, "PERMISSION_DENIED");
        (await gwen.GetAsync($"documents/{id}/people")).Expect(403, "PERMISSION_DENIED");
    }

    [Fact]
    public async Task Who_came_by_a_link_sees_and_ends_only_what_is_theirs()
    {
        var (host, ann, id) = await StartAsync();
        await using var _ = host;
        var link = await ann.ShareAsync(id, new { access = "view", may_share = true });
        var gwen = await host.ComeAsync(link, "Gwen");
        var other = await host.ComeAsync(link, "Other");
        var made = await gwen.ShareAsync(id, new { access = "view" });
        var friend = await host.ComeAsync(made, "Friend");
        Assert.Equal([made.Text("id")], await gwen.IdsAsync($"documents/{id}/shares"));
        Assert.Empty(await other.IdsAsync($"documents/{id}/shares"));
        var people = (await gwen.GetAsync($"documents/{id}/people")).Expect(200).Json;
        Assert.Equal(0, people.GetProperty("member_count").GetInt32());
        Assert.Empty(people.GetProperty("members").EnumerateArray());
        Assert.Equal(["Friend"], people.GetProperty("items").EnumerateArray().Select(one => one.Text("name")));

        (await gwen.DeleteAsync($"documents/{id}/shares/{link.Text("id")}")).Expect(404, "NOT_FOUND");
        (await gwen.DeleteAsync($"documents/{id}/people/{other.Person.Id}")).Expect(404, "NOT_FOUND");
        (await other.DeleteAsync($"documents/{id}/shares/{made.Text("id")}")).Expect(404, "NOT_FOUND");
        (await gwen.DeleteAsync($"documents/{id}/people/{friend.Person.Id}")).Expect(204);
        (await friend.GetAsync($"documents/{id}")).Expect(404, "NOT_FOUND");
        // Who was put out does not come back by the same link.
        (await friend.ComeAsync(made)).Expect(404, "NOT_FOUND");
        (await friend.GetAsync("share-links/" + made.Text("token"))).Expect(404, "NOT_FOUND");
    }

    [Fact]
    public async Task A_link_ends_with_the_one_it_was_made_under_however_far_down()
    {
        var (host, ann, id) = await StartAsync();
        await using var _ = host;
        var links = new List<JsonElement> { await ann.ShareAsync(id, new { access = "view", may_share = true }) };
        var people = new List<Visitor>();
        for (var i = 0; i < 4; i++)
        {
            people.Add(await host.ComeAsync(links[^1]));
            links.Add(await people[^1].ShareAsync(id, new { access = "view", may_share = true }));
        }
        (await ann.DeleteAsync($"documents/{id}/shares/{links[1].Text("id")}")).Expect(204);
        (await people[0].GetAsync($"documents/{id}")).Expect(200);
        foreach (var person in people.Skip(1)) (await person.GetAsync($"documents/{id}")).Expect(404, "NOT_FOUND");
        foreach (var link in links.Skip(1)) (await host.Nobody().GetAsync("share-links/" + link.Text("token"))).Expect(404, "NOT_FOUND");
        (await host.Nobody().GetAsync("share-links/" + links[0].Text("token"))).Expect(200);
        Assert.Contains("\"links\":4", host.Events(id).Single(row => row.Type == "share_revoked").Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_use_of_a_link_is_a_use_of_the_one_above()
    {
        var (host, ann, id) = await StartAsync();
        await using var _ = host;
        var link = await ann.ShareAsync(id, new { access = "view", may_share = true, uses = 3 });
        var gwen = await host.ComeAsync(link);
        var made = await gwen.ShareAsync(id, new { access = "view", uses = 3 });
        await host.ComeAsync(made);
        await host.ComeAsync(made);
        foreach (var used in new[] { link, made })
        {
            (await host.Nobody().GetAsync("share-links/" + used.Text("token"))).Expect(404, "NOT_FOUND");
            (await host.Nobody().PostAsync("share-links/" + used.Text("token"), new { name = "Late" })).Expect(404, "NOT_FOUND");
        }
        Assert.Equal(0, host.Count("SELECT count(*) FROM person WHERE name = 'Late'"));
    }

    [Fact]
    public async Task Who_is_put_out_takes_the_links_they_made_along()
    {
        var (host, ann, id) = await StartAsync();
        await using var _ = host;
        var link = await ann.ShareAsync(id, new { access = "view", may_share = true });
        var gwen = await host.ComeAsync(link);
        var made = await gwen.ShareAsync(id, new { access = "view", may_share = true });
        var friend = await host.ComeAsync(made);
        var deeper = await friend.ShareAsync(id, new { access = "view" });
        var stays = await host.ComeAsync(link);
        (await ann.DeleteAsync($"documents/{id}/people/{gwen.Person.Id}")).Expect(204);
        (await ann.DeleteAsync($"documents/{id}/people/{gwen.Person.Id}")).Expect(404, "NOT_FOUND");
        foreach (var gone in new[] { gwen, friend }) (await gone.GetAsync($"documents/{id}")).Expect(404, "NOT_FOUND");
        foreach (var dead in new[] { made, deeper }) (await host.Nobody().GetAsync("share-links/" + dead.Text("token"))).Expect(404, "NOT_FOUND");
        (await stays.GetAsync($"documents/{id}")).Expect(200);
        Assert.Equal("guest_removed", host.Events(id)[^1].Type);
    }

    [Fact]
    public async Task What_goes_back_to_a_guest_holds_only_where_guests_are_welcome_also_for_people_with_an_account()
    {
        var (host, ann, id) = await StartAsync();
        await using var _ = host;
        var gwen = await host.ComeAsync(await ann.ShareAsync(id, new { access = "view", may_share = true }));
        var made = await gwen.ShareAsync(id, new { access = "view", may_share = true });
        var (bob, _) = await host.AccountAsync("Bob");
        (await bob.ComeAsync(made)).Expect(201);
        var further = await bob.ShareAsync(id, new { access = "view" });
        var (eve, _) = await host.AccountAsync("Eve");
        (await eve.ComeAsync(further)).Expect(201);
        await host.SwitchOffAsync(ann.Workspace!, "guests");
        foreach (var person in new[] { bob, eve })
        {
            (await person.GetAsync($"documents/{id}")).Expect(404, "NOT_FOUND");
            Assert.Empty(await person.IdsAsync("documents"));
        }
        (await host.Nobody().GetAsync("share-links/" + further.Text("token"))).Expect(404, "NOT_FOUND");
        await host.SwitchOffAsync(ann.Workspace!, "");
        foreach (var person in new[] { bob, eve }) Assert.Equal([id], await person.IdsAsync("documents"));
    }

    [Fact]
    public async Task There_is_an_end_to_links_made_one_by_another_and_to_how_many_one_guest_makes()
    {
        var (host, ann, id) = await StartAsync("--Tutti:Shares:LinksPerGuest=2");
        await using var _ = host;
        var link = await ann.ShareAsync(id, new { access = "view", may_share = true });
        for (var i = 0; i < 7; i++) link = await (await host.ComeAsync(link)).ShareAsync(id, new { access = "view", may_share = true });
        var last = await host.ComeAsync(link);
        (await last.PostAsync($"documents/{id}/shares", new { access = "view" })).Expect(403, "PERMISSION_DENIED");

        var gwen = await host.ComeAsync(await ann.ShareAsync(id, new { access = "view", may_share = true }));
        for (var i = 0; i < 2; i++) await gwen.ShareAsync(id, new { access = "view" });
        (await gwen.PostAsync($"documents/{id}/shares", new { access = "view" })).Expect(409, "CONFLICT");
    }

    [Fact]
    public async Task A_guest_cannot_delete_what_was_shared_with_them()
    {
        var (host, ann, id) = await StartAsync();
        await using var _ = host;
        var gwen = await host.ComeAsync(await ann.ShareAsync(id, new { access = "edit", may_share = true }));
        (await gwen.DeleteAsync($"documents/{id}")).Expect(403, "PERMISSION_DENIED");
        (await gwen.PatchAsync($"documents/{id}", new { title = "Named by Gwen" })).Expect(200);
    }
}
