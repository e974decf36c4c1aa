using Tutti.Actions;
using Tutti.Tests.Actions;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Shares;

/// <summary>What a guest of one document may not know of, and that it looks like what is not there.</summary>
[Covers("W4")]
public sealed class ShareSecrecyTests
{
    // Every header but the time.
    private static string Whole(Reply reply) =>
        $"{reply.Status} {reply.Text}\n{string.Join('\n', reply.Headers.Where(header => header.Key != "Date").OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {header.Value}"))}";

    private static string Unknown() => Guid.CreateVersion7().ToString("D");

    [Fact]
    [Covers("AZ-01", "AZ-05", "EN-03")]
    public async Task AZ_01_A_guest_meets_nothing_of_the_workspace_and_of_its_other_documents_on_any_route()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Actions:PerAddressAndMinute=1000000", "--Tutti:Actions:LinkTriesPerAddress=100000");
        var place = await Place.MakeAsync(host, await host.GuestAsync("Ann"));
        var shared = await place.Owner.DocumentAsync("Shared", workspace: place.Workspace);
        var gwen = await host.ComeAsync(await place.Owner.ShareAsync(shared, new { access = "edit", may_share = true }));
        foreach (var action in host.Get<ActionRegistry>().All.Where(action => action.Permission != Access.Permission.None))
        {
            var (path, good, _) = ActionCalls.All[action.Name](place);
            var forbidden = (await gwen.SendAsync(action.Verb, path, Again(good))).Expect(404, "NOT_FOUND");
            var nowhere = place with { Workspace = Unknown(), Document = Unknown() };
            var (absentPath, absentBody, _) = ActionCalls.All[action.Name](nowhere);
            var absent = await gwen.SendAsync(action.Verb, absentPath, Again(absentBody));
            Assert.Equal(Whole(absent), Whole(forbidden));
        }
        Assert.Empty(await gwen.IdsAsync("workspaces"));
        Assert.Equal(1, host.Count("SELECT count(*) FROM document WHERE id = @Document AND title = 'Session' AND deleted_at IS NULL", new { place.Document }));
    }

    [Fact]
    [Covers("AZ-11", "AZ-01")]
    public async Task AZ_11_A_link_is_not_found_under_another_document_nor_a_person_or_an_invitation_elsewhere()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await Place.MakeAsync(host, await host.GuestAsync("Ann"));
        var bob = await Place.MakeAsync(host, await host.GuestAsync("Bob"));
        var own = await ann.Owner.DocumentAsync(workspace: ann.Workspace);
        foreach (var (path, known) in new[]
        {
            ($"documents/{own}/shares/", ann.Share),
            ($"documents/{ann.Document}/shares/", bob.Share),
            ($"documents/{own}/people/", ann.Owner.User.Text("id")),
            ($"documents/{ann.Document}/people/", bob.Owner.User.Text("id")),
            ($"workspaces/{ann.Workspace}/invitations/", bob.InvitationId),
            ($"workspaces/{ann.Owner.Workspace}/invitations/", ann.InvitationId),
        })
        {
            var foreign = (await ann.Owner.DeleteAsync(path + known)).Expect(404, "NOT_FOUND");
            Assert.Equal(Whole(await ann.Owner.DeleteAsync(path + Unknown())), Whole(foreign));
            Assert.Equal(Whole(await ann.Owner.DeleteAsync(path + "x")), Whole(foreign));
        }
        (await ann.Owner.PostAsync($"workspaces/{ann.Workspace}/invitations/{bob.InvitationId}/resend", new { })).Expect(404, "NOT_FOUND");
        Assert.Equal(0, host.Count("SELECT count(*) FROM share_link WHERE revoked_at IS NOT NULL"));
        Assert.Equal(0, host.Count("SELECT count(*) FROM invitation WHERE revoked_at IS NOT NULL"));
    }

    [Fact]
    [Covers("EN-03")]
    public async Task EN_03_Revoked_expired_used_up_switched_off_and_made_up_links_look_the_same()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Jwt:Lifetime=1.00:00:00", "--Tutti:Actions:LinkTriesPerAddress=1000");
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        var revoked = await ann.ShareAsync(id, new { access = "view" });
        (await ann.DeleteAsync($"documents/{id}/shares/{revoked.Text("id")}")).Expect(204);
        var usedUp = await ann.ShareAsync(id, new { access = "view", uses = 1 });
        await host.ComeAsync(usedUp);
        var expired = await ann.ShareAsync(id, new { access = "view", expires_in_hours = 1 });
        var gone = await ann.DocumentAsync();
        var ofDeleted = await ann.ShareAsync(gone, new { access = "view" });
        (await ann.DeleteAsync($"documents/{gone}")).Expect(204);
        var (bob, workspace) = await host.AccountAsync("Bob");
        var off = await bob.ShareAsync(await bob.DocumentAsync(workspace: workspace), new { access = "view" });
        await host.SwitchOffAsync(workspace, "sharing");
        host.Clock.Shift = TimeSpan.FromHours(1.1);
        var invitation = (await ann.PostAsync($"workspaces/{ann.Workspace}/invitations", new { role = "viewer" })).Expect(201).Json;
        var replies = new List<(Reply Read, Reply Redeem)>();
        foreach (var token in new[] { revoked, usedUp, expired, ofDeleted, off, invitation }.Select(link => link.Text("token")).Append(new string('0', 64)).Append("x"))
            replies.Add((await host.Nobody().GetAsync("share-links/" + token), await host.Nobody().PostAsync("share-links/" + token, new { name = "Eve" })));
        replies[0].Read.Expect(404, "NOT_FOUND");
        Assert.Single(replies.SelectMany(pair => new[] { Whole(pair.Read), Whole(pair.Redeem) }).Distinct());
        Assert.Equal(0, host.Count("SELECT count(*) FROM person WHERE name = 'Eve'"));
    }

    [Fact]
    [Covers("AU-06")]
    public async Task AU_06_A_links_token_opens_nothing_but_its_link()
    {
        await using var host = await TuttiHost.StartAsync();
        var place = await Place.MakeAsync(host, await host.GuestAsync());
        foreach (var token in new[] { place.ShareToken, place.Invitation })
        {
            var thief = host.Nobody();
            thief.Token = token;
            (await thief.GetAsync($"documents/{place.Document}")).Expect(401, "NOT_AUTHENTICATED");
            thief.Token = null;
            thief.Cookie = "tutti_session=" + token;
            (await thief.GetAsync($"documents/{place.Document}")).Expect(401, "NOT_AUTHENTICATED");
            (await host.Nobody().PostAsync("auth/refresh", new { refresh_token = token })).Expect(401, "NOT_AUTHENTICATED");
            await Assert.ThrowsAnyAsync<Exception>(async () =>
            {
                await using var socket = await Documents.LiveTests.OpenAsync(host, thief, place.Document + "?ticket=" + token, _ => { });
                await socket.NextJsonAsync("connected");
            });
        }
        (await host.Nobody().GetAsync("share-links/" + place.Invitation)).Expect(404, "NOT_FOUND");
        (await place.Owner.PostAsync($"invitations/{place.ShareToken}/accept")).Expect(404, "NOT_FOUND");
        foreach (var token in new[] { place.Owner.Token, place.Owner.RefreshToken })
        {
            (await host.Nobody().GetAsync("share-links/" + token)).Expect(404, "NOT_FOUND");
            (await host.Nobody().GetAsync("invitations/" + token)).Expect(404, "NOT_FOUND");
        }
    }

    // The bytes of a form can be sent once only.
    private static object? Again(object? body) => body is ByteArrayContent ? new ByteArrayContent([0]) : body;
}
