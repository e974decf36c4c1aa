using Tutti.Access;
using Tutti.Email;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Invitations;

/// <summary>Invitations by e-mail, down to the bytes.</summary>
[Covers("W3")]
public sealed class InvitationMailTests
{
    private static string LinkIn(string text) =>
        text.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal));

    [Fact]
    public async Task It_says_who_invites_where_to_and_until_when_and_its_link_opens()
    {
        await using var sink = new MailSink();
        await using var host = await TuttiHost.StartAsync(sink.Settings);
        var (ann, workspace) = await host.AccountAsync("Änn & <b>Co</b>");
        var made = (await ann.PostAsync(
            $"workspaces/{workspace}/invitations",
            new { role = "editor", email = " Bob@Example.com ", message = "Come & see\n<script>alert(1)</script>\n.\n" })).Expect(201).Json;
        Assert.Equal(("bob@example.com", $"https://tutti.example/invite/{made.Text("token")}"), (made.Text("email"), made.Text("url")));

        var mail = await sink.NextAsync();
        var (text, html) = mail.Parts();
        Assert.Equal("bob@example.com", mail.To);
        Assert.Equal("Änn & <b>Co</b> invites you to “Team”", mail.Decoded("Subject"));
        Assert.Contains("> Come & see\n> <script>alert(1)</script>\n> .\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"{made.Text("url")}\"", html, StringComparison.Ordinal);
        Assert.Equal(made.Text("url"), LinkIn(text));
        var until = Store.Timestamps.Read(made.Text("expires_at")).ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(until, text, StringComparison.Ordinal);

        var shown = (await host.Nobody().GetAsync($"invitations/{made.Text("token")}")).Expect(200).Json;
        Assert.Equal(("bob@example.com", "Come & see\n<script>alert(1)</script>\n."), (shown.Text("email"), shown.Text("message")));
        var (bob, _) = await host.AccountAsync("Bob");
        (await bob.PostAsync($"invitations/{made.Text("token")}/accept")).Expect(200);
        Assert.Equal(0, host.Count("SELECT count(*) FROM email_outbox WHERE message LIKE '%' || @token || '%'", new { token = made.Text("token") }));
    }

    [Fact]
    public async Task Sent_again_it_has_a_new_link_and_the_old_one_is_dead()
    {
        await using var sink = new MailSink();
        await using var host = await TuttiHost.StartAsync(sink.Settings);
        var (ann, workspace) = await host.AccountAsync();
        var made = (await ann.PostAsync($"workspaces/{workspace}/invitations", new { role = "viewer", email = "bob@example.com" })).Expect(201).Json;
        await sink.NextAsync();
        var again = (await ann.PostAsync($"workspaces/{workspace}/invitations/{made.Text("id")}/resend", new { expires_in_days = 2 })).Expect(201).Json;
        Assert.Equal(made.Text("id"), again.Text("id"));
        Assert.EndsWith(again.Text("token"), LinkIn((await sink.NextAsync()).Parts().Text), StringComparison.Ordinal);
        (await host.Nobody().GetAsync($"invitations/{made.Text("token")}")).Expect(404, "NOT_FOUND");
        (await host.Nobody().GetAsync($"invitations/{again.Text("token")}")).Expect(200);
    }

    [Fact]
    [Covers("SE-16")]
    public async Task SE_16_Taken_back_before_it_went_out_it_never_does()
    {
        await using var sink = new MailSink();
        await using var host = await TuttiHost.StartAsync([.. sink.Settings, "--Tutti:Email:RetryAfter=01:00:00", "--Tutti:Email:LongestRetry=01:00:00"]);
        var (ann, workspace) = await host.AccountAsync();
        sink.Refusals.Enqueue("451 later");
        var made = (await ann.PostAsync($"workspaces/{workspace}/invitations", new { role = "viewer", email = "bob@example.com" })).Expect(201).Json;
        await Eventually.True(() => host.Count("SELECT count(*) FROM email_outbox WHERE tries = 1 AND next_at IS NOT NULL") == 1, "it waits");
        (await ann.DeleteAsync($"workspaces/{workspace}/invitations/{made.Text("id")}")).Expect(204);
        Assert.Equal(0, host.Count("SELECT count(*) FROM email_outbox WHERE next_at IS NOT NULL OR message IS NOT NULL"));
    }

    [Fact]
    [Covers("EN-05")]
    public async Task EN_05_Known_and_unknown_addresses_are_answered_alike()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, workspace) = await host.AccountAsync();
        (await host.Nobody().PostAsync("auth/register", new { email = "known@example.com", name = "K", password = "a long password" })).Expect(201);
        var shapes = new List<string>();
        foreach (var email in new[] { "known@example.com", "nobody@example.com" })
        {
            var reply = (await ann.PostAsync($"workspaces/{workspace}/invitations", new { role = "viewer", email })).Expect(201);
            shapes.Add(string.Join(' ', reply.Json.EnumerateObject().Select(field => field.Name)) + reply.Text.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)[..2]);
        }
        Assert.Equal(shapes[0], shapes[1]);
        await Eventually.True(() => ((Mailbox)host.Get<IEmailSender>()).Messages.Count == 2, "both have mail");
    }

    [Fact]
    [Covers("R9")]
    public async Task Nobody_sends_more_than_their_share()
    {
        await using var host = await TuttiHost.StartAsync(
            "--Tutti:Invitations:EmailsPerPersonAndHour=2", "--Tutti:Invitations:EmailsPerWorkspaceAndDay=3", "--Tutti:Invitations:EmailsPerRecipientAndDay=1");
        var (ann, workspace) = await host.AccountAsync();
        var (bob, _) = await host.AccountAsync("Bob");
        await host.JoinAsync(workspace, bob, Role.Admin);
        var path = $"workspaces/{workspace}/invitations";
        (await ann.PostAsync(path, new { role = "viewer", email = "a@example.com" })).Expect(201);
        (await bob.PostAsync(path, new { role = "viewer", email = "A@example.com" })).Expect(429, "RATE_LIMITED");
        (await ann.PostAsync(path, new { role = "viewer", email = "b@example.com" })).Expect(201);
        var refused = (await ann.PostAsync(path, new { role = "viewer", email = "c@example.com" })).Expect(429, "RATE_LIMITED");
        Assert.True(refused.Headers.ContainsKey("Retry-After"));
        (await ann.PostAsync(path, new { role = "viewer" })).Expect(201);
        var last = (await bob.PostAsync(path, new { role = "viewer", email = "d@example.com" })).Expect(201).Json;
        (await bob.PostAsync($"{path}/{last.Text("id")}/resend", new { })).Expect(429, "RATE_LIMITED");
        Assert.Equal(4, host.Count("SELECT count(*) FROM invitation"));
        Assert.Equal(3, host.Count("SELECT count(*) FROM email_outbox"));
    }

    [Fact]
    public async Task A_guest_makes_links_but_sends_no_mail()
    {
        await using var host = await TuttiHost.StartAsync();
        var guest = await host.GuestAsync();
        (await guest.PostAsync($"workspaces/{guest.Workspace}/invitations", new { role = "viewer", email = "a@example.com" })).Expect(403, "PERMISSION_DENIED");
        Assert.Equal(0, host.Count("SELECT count(*) FROM invitation"));
    }

    [Fact]
    public async Task Without_a_way_to_send_mail_only_links_are_made()
    {
        await using var host = await TuttiHost.StartAsync(
            "--environment=Production", $"--Tutti:Jwt:Secret={Guid.CreateVersion7():N}{Guid.CreateVersion7():N}", "--Tutti:RequireHttps=false");
        var (ann, workspace) = await host.AccountAsync();
        (await ann.PostAsync($"workspaces/{workspace}/invitations", new { role = "viewer", email = "a@example.com" })).Expect(503, "UNAVAILABLE");
        (await ann.PostAsync($"workspaces/{workspace}/invitations", new { role = "viewer" })).Expect(201);
        Assert.Equal(1, host.Count("SELECT count(*) FROM invitation"));
    }

    [Theory]
    [InlineData("""{"role":"viewer","email":"nobody"}""")]
    [InlineData("""{"role":"viewer","email":"a@b.c\r\nBcc: d@e.f"}""")]
    [InlineData("""{"role":"viewer","email":"a@b.c,d@e.f"}""")]
    [InlineData("""{"role":"viewer","email":1}""")]
    [InlineData("""{"role":"viewer","message":"a\u0000b"}""")]
    [InlineData("""{"role":"viewer","message":"a\u202eb"}""")]
    public async Task A_wrong_address_or_message_is_refused(string body)
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, workspace) = await host.AccountAsync();
        (await ann.PostAsync($"workspaces/{workspace}/invitations", body)).Expect(400, "INVALID_MESSAGE");
        (await ann.PostAsync($"workspaces/{workspace}/invitations", new { role = "viewer", message = new string('m', 501) })).Expect(400, "INVALID_MESSAGE");
    }

    [Fact]
    public async Task Its_link_does_not_lead_where_a_forged_host_says()
    {
        await using var sink = new MailSink();
        await using var host = await TuttiHost.StartAsync(sink.Settings);
        var (ann, workspace) = await host.AccountAsync();
        (await ann.SendAsync("POST", $"workspaces/{workspace}/invitations", new { role = "viewer", email = "bob@example.com" }, ("Host", "evil.example"))).Expect(201);
        var mail = await sink.NextAsync();
        Assert.DoesNotContain("evil", mail.Wire, StringComparison.Ordinal);
        Assert.StartsWith("https://tutti.example/invite/", LinkIn(mail.Parts().Text), StringComparison.Ordinal);
    }
}
