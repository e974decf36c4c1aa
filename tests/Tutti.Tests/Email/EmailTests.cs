using Tutti.Access;
using Tutti.Actions;
using Tutti.Email;
using Tutti.Store;
using Tutti.Tests.Support;

namespace Tutti.Tests.Email;

/// <summary>Mail from the transaction to the bytes on the wire.</summary>
[Covers("W3")]
public sealed class EmailTests
{
    private static readonly Person Ann = new(PersonId.New(), "Ann", "#d6336c");

    private static async Task EnqueueAsync(TuttiHost host, EmailMessage message, bool commit = true, string? about = null)
    {
        using var context = new ActionContext(new Caller(new SignedIn(Ann), "127.0.0.1"), host.Clock, host.Get<IStore>());
        using var transaction = await host.Get<IStore>().BeginAsync(CancellationToken.None);
        context.Use(transaction);
        Assert.Null(await host.Get<EmailOutbox>().EnqueueAsync(context, message, about));
        if (commit) transaction.Commit();
    }

    private static EmailMessage Message(string text = "Hello", string subject = "Hello") =>
        new EmailLetter(subject, "Hello", text).To("bob@example.com");

    [Fact]
    public async Task A_message_goes_out_with_both_parts_and_leaves_nothing_of_itself_in_the_store()
    {
        await using var sink = new MailSink();
        await using var host = await TuttiHost.StartAsync(sink.Settings);
        await EnqueueAsync(host, Message("Grüße, 日本, 👋"));
        var mail = await sink.NextAsync();
        Assert.Equal("bob@example.com", mail.To);
        var (text, html) = mail.Parts();
        Assert.Contains("Grüße, 日本, 👋", text, StringComparison.Ordinal);
        Assert.Contains("Grüße, 日本, 👋", System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.StartsWith("multipart/alternative", mail.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        await Eventually.True(() => host.Count("SELECT count(*) FROM email_outbox WHERE sent_at IS NOT NULL AND message IS NULL") == 1, "the row says so");
    }

    [Fact]
    public async Task What_waits_is_sealed()
    {
        await using var host = await TuttiHost.StartAsync("--environment=Production", $"--Tutti:Jwt:Secret={Guid.CreateVersion7():N}{Guid.CreateVersion7():N}", "--Tutti:Email:From=a@b.c", "--Tutti:Email:Smtp:Host=127.0.0.1", "--Tutti:Email:Smtp:Port=1", "--Tutti:PublicOrigin=https://tutti.example");
        await EnqueueAsync(host, Message("token 0123456789abcdef"));
        Assert.Equal(1, host.Count("SELECT count(*) FROM email_outbox WHERE message IS NOT NULL"));
        Assert.Equal(0, host.Count("SELECT count(*) FROM email_outbox WHERE message LIKE '%0123456789abcdef%' OR message LIKE '%bob@%'"));
    }

    [Fact]
    public async Task What_is_rolled_back_is_never_sent()
    {
        await using var sink = new MailSink();
        await using var host = await TuttiHost.StartAsync(sink.Settings);
        await EnqueueAsync(host, Message("no"), commit: false);
        await EnqueueAsync(host, Message("yes"));
        Assert.Contains("yes", (await sink.NextAsync()).Parts().Text, StringComparison.Ordinal);
        Assert.True(sink.IsEmpty);
    }

    [Fact]
    [Covers("F-44")]
    public async Task F_44_While_the_mail_server_is_down_it_is_tried_again_with_the_same_id()
    {
        await using var sink = new MailSink { CutAfterData = 1 };
        sink.Refusals.Enqueue("451 later");
        sink.Refusals.Enqueue("451 later");
        await using var host = await TuttiHost.StartAsync(sink.Settings);
        await EnqueueAsync(host, Message());
        // The first was taken, but the server never heard so.
        var first = await sink.NextAsync();
        var second = await sink.NextAsync();
        Assert.Equal(first.Header("Message-ID"), second.Header("Message-ID"));
        await Eventually.True(() => host.Count("SELECT count(*) FROM email_outbox WHERE tries = 4 AND sent_at IS NOT NULL") == 1, "the row says so");
    }

    [Fact]
    public async Task An_address_that_nobody_has_is_given_up_at_once()
    {
        await using var sink = new MailSink();
        sink.Refusals.Enqueue("550 no such person");
        await using var host = await TuttiHost.StartAsync(sink.Settings);
        await EnqueueAsync(host, Message());
        await Eventually.True(() => host.Count("SELECT count(*) FROM email_outbox WHERE next_at IS NULL AND message IS NULL AND sent_at IS NULL AND tries = 1") == 1, "the row says so");
    }

    [Fact]
    public async Task What_cannot_be_sent_for_too_long_is_given_up_and_the_operator_is_warned()
    {
        var log = new TestLog();
        await using var host = await TuttiHost.StartAsync(
            log,
            "--Tutti:Email:From=a@b.c", "--Tutti:Email:Smtp:Host=127.0.0.1", "--Tutti:Email:Smtp:Port=1", "--Tutti:Email:Smtp:StartTls=false",
            "--Tutti:PublicOrigin=https://tutti.example", "--Tutti:Email:RetryAfter=00:00:00.010", "--Tutti:Email:GiveUpAfter=00:00:00.100");
        await EnqueueAsync(host, Message());
        await Eventually.True(() => log.Lines.Any(line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("given up", StringComparison.Ordinal)), "a warning");
        Assert.Equal(0, host.Count("SELECT count(*) FROM email_outbox WHERE message IS NOT NULL"));
        Assert.DoesNotContain(log.Lines, line => line.Contains("bob@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_died_with_mail_waiting_sends_it_at_the_next_start()
    {
        await using var sink = new MailSink();
        var first = await TuttiHost.StartAsync([.. sink.Settings, "--Tutti:Email:Smtp:Port=1", "--Tutti:Email:RetryAfter=00:00:00.050"]);
        await EnqueueAsync(first, Message("kept"));
        var folder = await first.StopKeepingAsync();
        await using var second = await TuttiHost.StartInAsync(folder, new TestLog(), sink.Settings);
        Assert.Contains("kept", (await sink.NextAsync()).Parts().Text, StringComparison.Ordinal);
    }

    [Fact]
    [Covers("F-44")]
    public async Task F_44_A_server_that_was_killed_while_it_sent_sends_it_again_as_the_same_message()
    {
        await using var sink = new MailSink { SilentAfterData = 1 };
        var folder = Directory.CreateTempSubdirectory("tutti-mail-").FullName;
        SinkMail first;
        using (var killed = await ServerProcess.StartAsync(folder, environment: sink.Environment))
        {
            var ann = await killed.PostAsync("auth/register", new { email = "ann@example.com", name = "Ann", password = "a long password" });
            var workspace = await killed.PostAsync("workspaces", new { name = "Team" }, ann.Text("access_token"));
            await killed.PostAsync($"workspaces/{workspace.Text("id")}/invitations", new { role = "viewer", email = "bob@example.com" }, ann.Text("access_token"));
            first = await sink.NextAsync();
            killed.Kill();
        }
        await using var host = await TuttiHost.StartInAsync(folder, new TestLog(), sink.Settings);
        // Until then it could be somebody else's who still sends it.
        host.Clock.Shift = TimeSpan.FromMinutes(2);
        var second = await sink.NextAsync();
        Assert.Equal(first.Header("Message-ID"), second.Header("Message-ID"));
        Assert.Equal(first.Parts(), second.Parts());
        await Eventually.True(() => host.Count("SELECT count(*) FROM email_outbox WHERE tries = 2 AND sent_at IS NOT NULL") == 1, "it is sent");
    }

    [Fact]
    public async Task A_domain_in_any_script_is_written_as_servers_understand_it()
    {
        await using var sink = new MailSink();
        await using var host = await TuttiHost.StartAsync(sink.Settings);
        await EnqueueAsync(host, Message() with { To = "bob@bücher.example" });
        Assert.Equal("bob@xn--bcher-kva.example", (await sink.NextAsync()).To);
    }

    [Fact]
    [Covers("LG-01")]
    public async Task LG_01_Names_and_texts_with_line_breaks_add_no_header_and_end_no_message()
    {
        await using var sink = new MailSink();
        await using var host = await TuttiHost.StartAsync(sink.Settings);
        await EnqueueAsync(host, Message("a\r\n.\r\nQUIT\r\n\u2028b", "Hi\r\nBcc: eve@example.com\r\n\r\nbody\u202e"));
        var mail = await sink.NextAsync();
        Assert.DoesNotContain(mail.Headers, line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("Hi  Bcc: eve@example.com    body", mail.Decoded("Subject"));
        Assert.Contains("QUIT", mail.Parts().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_begins_with_a_dot_arrives_as_it_was()
    {
        await using var sink = new MailSink();
        await using var host = await TuttiHost.StartAsync(sink.Settings);
        var letter = new EmailLetter("Dots", "Dots") { Quote = "x" }.To("bob@example.com");
        await EnqueueAsync(host, letter with { Text = ".\n..\n.hidden\nend\n" });
        var mail = await sink.NextAsync();
        Assert.StartsWith(".\n..\n.hidden\nend\n", mail.Parts().Text, StringComparison.Ordinal);
        Assert.DoesNotContain(mail.Wire.Split("\r\n"), line => line.StartsWith('.') && !line.StartsWith("..", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_subject_in_any_script_is_read_as_it_was_written()
    {
        await using var sink = new MailSink();
        await using var host = await TuttiHost.StartAsync(sink.Settings);
        var subject = string.Concat(Enumerable.Repeat("Ünïcödé 漢字 👩‍👩‍👧 ", 12)).Trim();
        await EnqueueAsync(host, Message(subject: subject));
        var mail = await sink.NextAsync();
        Assert.Equal(subject, mail.Decoded("Subject"));
        Assert.All(mail.Wire.Split("\r\n"), line => Assert.InRange(line.Length, 0, 998));
        Assert.All(mail.Raw, one => Assert.InRange(one, (byte)0, (byte)127));
    }

    [Theory]
    [InlineData("")]
    [InlineData("bob")]
    [InlineData("@b.c")]
    [InlineData("bob@")]
    [InlineData("bob@b@c")]
    [InlineData("bob@b.c\r\nRCPT TO:<eve@b.c>")]
    [InlineData("bob@b.c,eve@b.c")]
    [InlineData("Bob <bob@b.c>")]
    [InlineData("\"bob\"@b.c")]
    public void What_is_not_one_address_is_none(string text) => Assert.False(EmailAddress.IsOne(text));

    [Theory]
    [InlineData("bob@example.com")]
    [InlineData("b.o-b+tag@mail.example.co.uk")]
    [InlineData("用户@例子.example")]
    [InlineData("bob@localhost")]
    public void An_address_is_one(string text) => Assert.True(EmailAddress.IsOne(text));

    [Fact]
    public async Task What_people_wrote_is_text_in_the_page()
    {
        await using var host = await TuttiHost.StartAsync();
        var letter = new EmailLetter("<b>s</b>", "<i>h</i>", "<img src=x onerror=alert(1)>")
        {
            Quote = "one\ntwo <script>alert(1)</script>",
            Button = ("Open", "https://tutti.example/a?b=1&c=\"2\""),
        };
        await EnqueueAsync(host, letter.To("bob@example.com"));
        await Eventually.True(() => ((Mailbox)host.Get<IEmailSender>()).Messages.Count == 1, "mail has come");
        var mail = ((Mailbox)host.Get<IEmailSender>()).Messages[0].Message;
        Assert.DoesNotContain("<script", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("one<br>\ntwo &lt;script&gt;", mail.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://tutti.example/a?b=1&amp;c=&quot;2&quot;\"", mail.Html, StringComparison.Ordinal);
        Assert.Contains("> one\n> two <script>", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Development_mail_lands_on_a_page_and_nowhere_else()
    {
        await using var host = await TuttiHost.StartAsync();
        await EnqueueAsync(host, new EmailLetter("Come <in>", "Hello") { Button = ("Open", "https://tutti.example/x") }.To("bob@example.com"));
        using var client = new HttpClient { BaseAddress = host.Address };
        await Eventually.True(() => ((Mailbox)host.Get<IEmailSender>()).Messages.Count == 1, "mail has come");
        var page = await client.GetStringAsync("/dev/mail");
        Assert.Contains("Come &lt;in&gt;", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://tutti.example/x\">", page, StringComparison.Ordinal);
        var one = TuttiHost.Json(await client.GetStringAsync("/dev/mail.json"))[0];
        Assert.Equal("bob@example.com", one.Text("to"));
        Assert.Contains("Hello", await client.GetStringAsync("/dev/mail/" + one.Text("id")), StringComparison.Ordinal);
    }

    [Fact]
    [Covers("CU-03")]
    public async Task CU_03_In_Production_there_is_no_such_page_and_no_mail_without_a_server()
    {
        await using var host = await TuttiHost.StartAsync(
            "--environment=Production", $"--Tutti:Jwt:Secret={Guid.CreateVersion7():N}{Guid.CreateVersion7():N}", "--Tutti:RequireHttps=false");
        using var client = new HttpClient { BaseAddress = host.Address };
        foreach (var path in new[] { "/dev/mail", "/dev/mail.json", "/dev/mail/1" })
        {
            var reply = await client.GetAsync(path);
            var text = await reply.Content.ReadAsStringAsync();
            Assert.True(!reply.IsSuccessStatusCode || text.Contains("<div id=\"root\"", StringComparison.Ordinal), path);
        }
        Assert.Equal("UNAVAILABLE", host.Get<EmailOutbox>().Check()?.WireCode);
    }

    [Fact]
    public async Task A_server_that_sends_mail_has_to_know_its_own_address()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            TuttiHost.StartAsync("--Tutti:Email:From=a@b.c", "--Tutti:Email:Smtp:Host=127.0.0.1"));
        Assert.Contains("Tutti:PublicOrigin", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_mail_than_may_wait_is_refused()
    {
        await using var host = await TuttiHost.StartAsync(
            "--Tutti:Email:MostWaiting=1", "--Tutti:Email:From=a@b.c", "--Tutti:Email:Smtp:Host=127.0.0.1", "--Tutti:Email:Smtp:Port=1",
            "--Tutti:PublicOrigin=https://tutti.example");
        await EnqueueAsync(host, Message(), about: "one");
        using var context = new ActionContext(new Caller(new SignedIn(Ann), ""), host.Clock, host.Get<IStore>());
        using var transaction = await host.Get<IStore>().BeginAsync(CancellationToken.None);
        context.Use(transaction);
        Assert.Equal("UNAVAILABLE", (await host.Get<EmailOutbox>().EnqueueAsync(context, Message()))?.WireCode);
        await EmailOutbox.DropAsync(context.Db, "one");
        Assert.Null(await host.Get<EmailOutbox>().EnqueueAsync(context, Message()));
    }
}
