using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Shares;

/// <summary>Many at once, over real HTTP: what can happen once happens once.</summary>
public sealed class ShareRaceTests
{
    private const int Rounds = 10;

    [Fact]
    [Covers("EN-07", "W4")]
    public async Task EN_07_The_last_use_of_a_link_is_won_by_exactly_one()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Actions:PerAddressAndMinute=100000", "--Tutti:Actions:LinkTriesPerAddress=100000");
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        var people = new List<Visitor>();
        for (var i = 0; i < 6; i++) people.Add(await host.GuestAsync());
        for (var round = 0; round < Rounds; round++)
        {
            var above = await ann.ShareAsync(id, new { access = "view", may_share = true, uses = 3 });
            var link = await (await host.ComeAsync(above)).ShareAsync(id, new { access = "view", uses = 2 });
            await host.ComeAsync(link);
            // One use is left, of the link and of the one above it; half of them try each.
            var replies = await Task.WhenAll(
                people.Select((person, i) => person.ComeAsync(i % 2 == 0 ? link : above))
                    .Append(host.Nobody().PostAsync("share-links/" + link.Text("token"), new { name = "New" })));
            Assert.Equal(1, replies.Count(reply => reply.Status == 201));
            Assert.Equal(people.Count, replies.Count(reply => reply.Code == "NOT_FOUND"));
            Assert.Equal(3, host.Count("SELECT uses FROM share_link WHERE id = @id", new { id = above.Text("id") }));
        }
        Assert.Equal(host.Count("SELECT sum(uses) FROM share_link WHERE made_under IS NULL"), host.Count("SELECT count(*) FROM share_grant"));
    }

    [Fact]
    [Covers("EN-07", "W4")]
    public async Task The_same_person_many_times_at_once_is_one_use()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        var link = await ann.ShareAsync(id, new { access = "view", uses = 5 });
        var bob = await host.GuestAsync();
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => bob.ComeAsync(link)));
        Assert.All(replies, reply => reply.Expect(201));
        Assert.Equal(1, host.Count("SELECT uses FROM share_link"));
    }

    [Fact]
    [Covers("SE-13", "W4")]
    public async Task No_link_is_left_over_that_was_made_while_the_one_above_it_was_revoked()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Actions:PerAddressAndMinute=100000");
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var link = await ann.ShareAsync(id, new { access = "view", may_share = true });
            var first = await host.ComeAsync(link);
            var deeper = await first.ShareAsync(id, new { access = "view", may_share = true });
            var second = await host.ComeAsync(deeper);
            var made = new List<Task<Reply>>();
            for (var i = 0; i < 4; i++) made.Add((i % 2 == 0 ? first : second).PostAsync($"documents/{id}/shares", new { access = "view" }));
            var ending = round % 2 == 0
                ? ann.DeleteAsync($"documents/{id}/shares/{link.Text("id")}")
                : ann.DeleteAsync($"documents/{id}/people/{first.Person.Id}");
            var replies = await Task.WhenAll(made);
            (await ending).Expect(204);
            Assert.All(replies, reply => Assert.True(reply.Status is 201 or 404 or 403, reply.Text));
            foreach (var left in replies.Where(reply => reply.Status == 201))
                (await host.Nobody().GetAsync("share-links/" + left.Json.Text("token"))).Expect(404, "NOT_FOUND");
        }
    }

    [Fact]
    [Covers("EN-07", "W3")]
    public async Task EN_07_An_invitation_is_accepted_or_declined_or_taken_back_or_renewed_but_once()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Actions:PerAddressAndMinute=100000");
        var ann = await host.GuestAsync();
        var bob = await host.GuestAsync();
        var eve = await host.GuestAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var workspace = (await ann.PostAsync("workspaces", new { name = "W" })).Expect(201).Json.Text("id");
            var made = (await ann.PostAsync($"workspaces/{workspace}/invitations", new { role = "viewer" })).Expect(201).Json;
            var path = $"workspaces/{workspace}/invitations/{made.Text("id")}";
            var replies = await Task.WhenAll(
                bob.PostAsync($"invitations/{made.Text("token")}/accept"),
                eve.PostAsync($"invitations/{made.Text("token")}/accept"),
                eve.PostAsync($"invitations/{made.Text("token")}/decline"),
                ann.DeleteAsync(path));
            Assert.Equal(1, replies.Count(reply => reply.Status is 200 or 204));
            Assert.Equal(replies[0].Status == 200 || replies[1].Status == 200 ? 2 : 1, host.Count("SELECT count(*) FROM membership WHERE workspace_id = @workspace", new { workspace }));
        }
    }
}
