using Tutti.Access;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Invitations;

/// <summary>Invitations from being made to being answered, as those who may invite see them.</summary>
[Covers("W3")]
public sealed class InvitationLifeTests
{
    private static async Task<(string Id, string Token)> InviteAsync(Visitor from, string role = "viewer", int days = 7)
    {
        var made = (await from.PostAsync($"workspaces/{from.Workspace}/invitations", new { role, expires_in_days = days })).Expect(201).Json;
        return (made.Text("id"), made.Text("token"));
    }

    [Fact]
    public async Task The_list_says_how_each_one_stands()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Jwt:Lifetime=1.00:00:00");
        var ann = await host.GuestAsync("Ann");
        var bob = await host.GuestAsync("Bob");
        var admin = await host.GuestAsync("Admin");
        await host.JoinAsync(ann.Workspace!, admin, Role.Admin);
        var expired = await InviteAsync(ann, days: 1);
        var accepted = await InviteAsync(ann);
        (await bob.PostAsync($"invitations/{accepted.Token}/accept")).Expect(200);
        var declined = await InviteAsync(ann);
        (await (await host.GuestAsync()).PostAsync($"invitations/{declined.Token}/decline")).Expect(204);
        var revoked = await InviteAsync(ann);
        (await admin.DeleteAsync($"workspaces/{ann.Workspace}/invitations/{revoked.Id}")).Expect(204);
        var ofAdmin = (await admin.PostAsync($"workspaces/{ann.Workspace}/invitations", new { role = "admin" })).Expect(201).Json.Text("id");
        await host.JoinAsync(ann.Workspace!, admin, Role.Editor);
        var open = await InviteAsync(ann, "editor");
        host.Clock.Shift = TimeSpan.FromHours(24);

        var items = (await ann.GetAsync($"workspaces/{ann.Workspace}/invitations")).Expect(200).Json.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(
            [(open.Id, "open"), (ofAdmin, "revoked"), (revoked.Id, "revoked"), (declined.Id, "declined"), (accepted.Id, "accepted"), (expired.Id, "expired")],
            items.Select(item => (item.Text("id"), item.Text("state"))));
        Assert.Equal("Bob", items[4].GetProperty("accepted_by").Text("name"));
        Assert.Equal(("editor", "Ann"), (items[0].Text("role"), items[0].GetProperty("invited_by").Text("name")));
        Assert.All(items, item => Assert.False(item.TryGetProperty("token", out _)));
        Assert.Equal([open.Id], await ann.IdsAsync($"workspaces/{ann.Workspace}/invitations?state=open"));
        var page = (await ann.GetAsync($"workspaces/{ann.Workspace}/invitations?limit=4")).Json;
        Assert.Equal([accepted.Id, expired.Id], await ann.IdsAsync($"workspaces/{ann.Workspace}/invitations?after={page.Text("next")}"));
        (await ann.GetAsync($"workspaces/{ann.Workspace}/invitations?state=accepted")).Expect(400, "INVALID_MESSAGE");
    }

    [Fact]
    public async Task What_was_answered_or_taken_back_stays_so()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var bob = await host.GuestAsync();
        var accepted = await InviteAsync(ann);
        (await bob.PostAsync($"invitations/{accepted.Token}/accept")).Expect(200);
        var declined = await InviteAsync(ann);
        (await bob.PostAsync($"invitations/{declined.Token}/decline")).Expect(204);
        var revoked = await InviteAsync(ann);
        (await ann.DeleteAsync($"workspaces/{ann.Workspace}/invitations/{revoked.Id}")).Expect(204);
        var eve = await host.GuestAsync();
        foreach (var (id, token) in new[] { accepted, declined, revoked })
        {
            (await eve.GetAsync($"invitations/{token}")).Expect(404, "NOT_FOUND");
            (await eve.PostAsync($"invitations/{token}/accept")).Expect(404, "NOT_FOUND");
            (await eve.PostAsync($"invitations/{token}/decline")).Expect(404, "NOT_FOUND");
            (await ann.DeleteAsync($"workspaces/{ann.Workspace}/invitations/{id}")).Expect(409, "CONFLICT");
            (await ann.PostAsync($"workspaces/{ann.Workspace}/invitations/{id}/resend", new { })).Expect(409, "CONFLICT");
        }
        Assert.Equal(
            ["workspace_created", "invitation_created", "invitation_accepted", "invitation_created", "invitation_declined", "invitation_created", "invitation_revoked"],
            host.Events(ann.Workspace!).Select(row => row.Type));
    }

    [Fact]
    public async Task One_that_expired_can_be_sent_again_by_who_may_give_that_role()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Jwt:Lifetime=1.00:00:00");
        var ann = await host.GuestAsync("Ann");
        var admin = await host.GuestAsync("Admin");
        await host.JoinAsync(ann.Workspace!, admin, Role.Admin);
        var (id, token) = await InviteAsync(ann, "admin", 1);
        host.Clock.Shift = TimeSpan.FromHours(24);
        (await (await host.GuestAsync()).PostAsync($"invitations/{token}/accept")).Expect(404, "NOT_FOUND");
        var again = (await admin.PostAsync($"workspaces/{ann.Workspace}/invitations/{id}/resend", new { })).Expect(201).Json;
        Assert.Equal("Admin", (await host.Nobody().GetAsync($"invitations/{again.Text("token")}")).Expect(200).Json.GetProperty("invited_by").Text("name"));
        (await (await host.GuestAsync()).PostAsync($"invitations/{again.Text("token")}/accept")).Expect(200);
    }

    [Fact]
    public async Task Where_invitations_are_switched_off_none_is_made_and_none_opens()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var (id, token) = await InviteAsync(ann);
        await host.SwitchOffAsync(ann.Workspace!, "invitations");
        (await ann.PostAsync($"workspaces/{ann.Workspace}/invitations", new { role = "viewer" })).Expect(403, "PERMISSION_DENIED");
        (await ann.PostAsync($"workspaces/{ann.Workspace}/invitations/{id}/resend", new { })).Expect(403, "PERMISSION_DENIED");
        (await host.Nobody().GetAsync($"invitations/{token}")).Expect(404, "NOT_FOUND");
        (await (await host.GuestAsync()).PostAsync($"invitations/{token}/accept")).Expect(404, "NOT_FOUND");
        (await ann.DeleteAsync($"workspaces/{ann.Workspace}/invitations/{id}")).Expect(204);
    }

    [Fact]
    public async Task Where_guests_are_not_welcome_an_invitation_needs_an_account()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, workspace) = await host.AccountAsync();
        var token = (await ann.PostAsync($"workspaces/{workspace}/invitations", new { role = "viewer" })).Expect(201).Json.Text("token");
        await host.SwitchOffAsync(workspace, "guests");
        (await (await host.GuestAsync()).PostAsync($"invitations/{token}/accept")).Expect(403, "PERMISSION_DENIED");
        var (bob, _) = await host.AccountAsync("Bob");
        (await bob.PostAsync($"invitations/{token}/accept")).Expect(200);
    }
}
