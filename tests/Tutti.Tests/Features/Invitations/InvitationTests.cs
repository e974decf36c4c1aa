using System.Text;
using Dapper;
using Tutti.Access;
using Tutti.Store;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Invitations;

[Covers("W3")]
public sealed class InvitationTests
{
    private static async Task<string> InviteAsync(Visitor from, string role, int? days = null)
    {
        var made = (await from.PostAsync($"workspaces/{from.Workspace}/invitations", new { role, expires_in_days = days })).Expect(201).Json;
        Assert.EndsWith("/invite/" + made.Text("token"), made.Text("url"), StringComparison.Ordinal);
        return made.Text("token");
    }

    [Fact]
    public async Task An_invitation_is_read_by_its_link_and_lets_one_person_in()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var bob = await host.GuestAsync("Bob");
        var token = await InviteAsync(ann, "editor");
        var shown = (await host.Nobody().GetAsync($"invitations/{token}")).Expect(200).Json;
        Assert.Equal("Ann", shown.GetProperty("invited_by").Text("name"));
        Assert.Equal("My workspace", shown.GetProperty("workspace").Text("name"));

        var accepted = (await bob.PostAsync($"invitations/{token}/accept")).Expect(200).Json;
        Assert.Equal((ann.Workspace, "editor"), (accepted.Text("workspace_id"), accepted.Text("role")));
        await bob.DocumentAsync(workspace: ann.Workspace);
        (await bob.PostAsync($"invitations/{token}/accept")).Expect(200);
        Assert.Equal(
            ["workspace_created", "invitation_created", "invitation_accepted"], host.Events(ann.Workspace!).Select(row => row.Type));
    }

    [Fact]
    [Covers("EN-07")]
    public async Task EN_07_Two_at_once_have_one_winner()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var token = await InviteAsync(ann, "viewer");
        var others = new List<Visitor>();
        for (var i = 0; i < 8; i++) others.Add(await host.GuestAsync());
        var replies = await Task.WhenAll(others.Select(other => other.PostAsync($"invitations/{token}/accept")));
        Assert.Equal(1, replies.Count(reply => reply.Status == 200));
        Assert.Equal(7, replies.Count(reply => reply.Code == "NOT_FOUND"));
        Assert.Equal(2, host.Count("SELECT count(*) FROM membership WHERE workspace_id = @id", new { id = ann.Workspace }));
    }

    [Fact]
    public async Task Expired_used_and_made_up_look_the_same()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Jwt:Lifetime=1.00:00:00");
        var ann = await host.GuestAsync();
        var bob = await host.GuestAsync();
        var used = await InviteAsync(ann, "viewer");
        (await bob.PostAsync($"invitations/{used}/accept")).Expect(200);
        var expired = await InviteAsync(ann, "viewer", 1);
        host.Clock.Shift = TimeSpan.FromHours(24.1);
        var late = await host.GuestAsync();
        var replies = new List<Reply>();
        foreach (var token in new[] { used, expired, new string('0', 64), "x" })
        {
            replies.Add(await late.GetAsync($"invitations/{token}"));
            replies.Add(await late.PostAsync($"invitations/{token}/accept"));
        }
        Assert.Single(replies.Select(reply => (reply.Status, reply.Text)).Distinct());
        replies[0].Expect(404, "NOT_FOUND");
    }

    [Theory]
    [Covers("AZ-17")]
    [InlineData("\"owner\"")]
    [InlineData("\"superuser\"")]
    [InlineData("-1")]
    [InlineData("3")]
    [InlineData("null")]
    [InlineData("[\"viewer\"]")]
    public async Task AZ_17_A_role_that_cannot_be_given_is_refused(string role)
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        (await ann.PostAsync($"workspaces/{ann.Workspace}/invitations", $$"""{"role":{{role}}}""")).Expect(400, "INVALID_MESSAGE");
        Assert.Equal(0, host.Count("SELECT count(*) FROM invitation"));
    }

    [Fact]
    public async Task An_invitation_is_worth_nothing_once_its_maker_may_not_invite()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var admin = await host.GuestAsync();
        await host.JoinAsync(ann.Workspace!, admin, Role.Admin);
        var made = (await admin.PostAsync($"workspaces/{ann.Workspace}/invitations", new { role = "admin" })).Expect(201).Json.Text("token");
        await host.JoinAsync(ann.Workspace!, admin, Role.Viewer);
        var late = await host.GuestAsync();
        (await late.PostAsync($"invitations/{made}/accept")).Expect(404, "NOT_FOUND");
    }

    [Fact]
    public async Task A_member_keeps_the_better_role()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var token = await InviteAsync(ann, "viewer");
        Assert.Equal("owner", (await ann.PostAsync($"invitations/{token}/accept")).Expect(200).Json.Text("role"));
        (await (await host.GuestAsync()).PostAsync($"invitations/{token}/accept")).Expect(200);
    }

    [Fact]
    public async Task Its_token_is_nowhere_in_the_store()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var token = (await ann.PostAsync($"workspaces/{ann.Workspace}/invitations", new { role = "viewer" }, "one key")).Expect(201).Json.Text("token");
        Assert.Equal(0, host.Count("SELECT count(*) FROM invitation WHERE token_hash = @token", new { token }));
        Assert.Equal(0, host.Count("SELECT count(*) FROM event WHERE data LIKE '%' || @token || '%'", new { token }));
        using var connection = host.Get<IStore>().OpenRead();
        var answers = await connection.QueryAsync<byte[]>("SELECT answer FROM repeat_answer WHERE answer IS NOT NULL");
        Assert.DoesNotContain(answers, answer => answer.AsSpan().IndexOf(Encoding.UTF8.GetBytes(token)) >= 0);
    }
}
