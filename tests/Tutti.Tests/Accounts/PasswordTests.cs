using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Tutti.Email;
using Tutti.Server.Accounts.Passwords;
using Tutti.Tests.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.Accounts;

[Covers("W6")]
public sealed partial class PasswordTests
{
    private const string Email = "ann@example.com", Password = "correct horse", Other = "battery staple";

    private static readonly string[] Generous = ["--Tutti:Accounts:TriesPerAccount=1000", "--Tutti:Accounts:TriesPerAddress=1000"];

    private static async Task<Visitor> AnnAsync(TuttiHost host)
    {
        var ann = host.Nobody();
        ann.SignIn((await ann.PostAsync("auth/register", new { email = Email, name = "Ann", password = Password })).Expect(201));
        return ann;
    }

    private static async Task<Visitor> LoginAsync(TuttiHost host, string password)
    {
        var visitor = host.Nobody();
        visitor.SignIn((await visitor.PostAsync("auth/login", new { email = Email, password })).Expect(200));
        return visitor;
    }

    private static Mailbox Mail(TuttiHost host) => (Mailbox)host.Get<IEmailSender>();

    private static async Task<string> LinkAsync(TuttiHost host, string email = Email)
    {
        List<string> Links() => [.. Mail(host).Messages.Select(one => Token().Match(one.Message.Text).Groups["token"].Value).Where(token => token.Length > 0)];
        var before = Links().Count;
        (await host.Nobody().PostAsync("auth/password/forgot", new { email })).Expect(204);
        await Eventually.True(() => Links().Count > before, "the mail has come");
        return Links()[0];
    }

    [GeneratedRegex("/reset/(?<token>[0-9a-f]{64})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [Fact]
    [Covers("SE-12")]
    public async Task SE_12_A_changed_password_ends_every_other_session_and_its_sockets()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await AnnAsync(host);
        var elsewhere = await LoginAsync(host, Password);
        var workspace = (await ann.PostAsync("workspaces", new { name = "W" })).Expect(201).Json.Text("id");
        var document = await ann.DocumentAsync(workspace: workspace);
        await using var mine = await LiveTests.OpenAsync(host, ann, document);
        await using var theirs = await LiveTests.OpenAsync(host, elsewhere, document);
        await mine.NextJsonAsync("connected");
        await theirs.NextJsonAsync("connected");

        (await ann.PostAsync("auth/password", new { current_password = "wrong", new_password = Other })).Expect(403, "PERMISSION_DENIED");
        (await ann.PostAsync("auth/password", new { new_password = Other })).Expect(403, "PERMISSION_DENIED");
        (await ann.PostAsync("auth/password", new { current_password = Password, new_password = "short" })).Expect(400, "INVALID_MESSAGE");
        (await elsewhere.GetAsync("me")).Expect(200);
        (await ann.PostAsync("auth/password", new { current_password = Password, new_password = Other })).Expect(204);

        await Eventually.True(() => theirs.CloseCode == 4401, "the other's socket is closed with 4401", 5);
        Assert.Null(mine.CloseCode);
        (await elsewhere.GetAsync("me")).Expect(401, "NOT_AUTHENTICATED");
        (await elsewhere.PostAsync("auth/refresh", new { refresh_token = elsewhere.RefreshToken })).Expect(401, "NOT_AUTHENTICATED");
        (await ann.GetAsync("me")).Expect(200);
        (await host.Nobody().PostAsync("auth/login", new { email = Email, password = Password })).Expect(401, "NOT_AUTHENTICATED");
        await LoginAsync(host, Other);
        await Eventually.True(() => Mail(host).Messages.Any(one => one.Message.Subject == "Your password was changed"), "Ann is told by mail");
    }

    [Fact]
    [Covers("RL-04")]
    public async Task RL_04_Whoever_finds_an_open_browser_cannot_try_passwords_for_long()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Accounts:TriesPerAccount=3");
        var ann = await AnnAsync(host);
        for (var i = 0; i < 3; i++)
            (await ann.PostAsync("auth/password", new { current_password = $"wrong {i}", new_password = Other })).Expect(403, "PERMISSION_DENIED");
        (await ann.PostAsync("auth/password", new { current_password = Password, new_password = Other })).Expect(429, "RATE_LIMITED");
    }

    [Fact]
    [Covers("SE-12", "EN-07")]
    public async Task SE_12_A_link_by_mail_sets_a_new_password_once_and_ends_every_session()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await AnnAsync(host);
        var (first, second) = (await LinkAsync(host), await LinkAsync(host));
        Assert.Equal(0, host.Count("SELECT count(*) FROM password_reset WHERE token_hash = @first", new { first }));

        (await host.Nobody().PostAsync("auth/password/reset", new { token = second, new_password = "short" })).Expect(400, "INVALID_MESSAGE");
        var replies = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(i => host.Nobody().PostAsync("auth/password/reset", new { token = second, new_password = Other + i })));
        Assert.Equal([204, 404, 404, 404], replies.Select(reply => reply.Status).Order());

        (await ann.GetAsync("me")).Expect(401, "NOT_AUTHENTICATED");
        (await ann.PostAsync("auth/refresh", new { refresh_token = ann.RefreshToken })).Expect(401, "NOT_AUTHENTICATED");
        (await host.Nobody().PostAsync("auth/password/reset", new { token = first, new_password = Other })).Expect(404, "NOT_FOUND");
        (await host.Nobody().PostAsync("auth/login", new { email = Email, password = Password })).Expect(401, "NOT_AUTHENTICATED");
        await LoginAsync(host, Other + Array.FindIndex(replies, reply => reply.Status == 204));
    }

    [Fact]
    public async Task A_link_holds_for_an_hour()
    {
        await using var host = await TuttiHost.StartAsync();
        await AnnAsync(host);
        var token = await LinkAsync(host);
        host.Clock.Shift = TimeSpan.FromMinutes(61);
        (await host.Nobody().PostAsync("auth/password/reset", new { token, new_password = Other })).Expect(404, "NOT_FOUND");
        (await host.Nobody().PostAsync("auth/password/reset", new { token = "nothing", new_password = Other })).Expect(404, "NOT_FOUND");
        await LoginAsync(host, Password);
    }

    [Fact]
    public async Task Who_made_an_account_with_somebody_elses_address_is_out_when_its_owner_sets_a_password()
    {
        await using var host = await TuttiHost.StartAsync();
        var eve = await AnnAsync(host);
        var device = new SoftAuthenticator(host.Address.GetLeftPart(UriPartial.Authority));
        async Task AddPasskeyAsync(Visitor visitor)
        {
            var offer = (await visitor.PostAsync("auth/passkeys/options")).Expect(201).Json;
            (await visitor.PostAsync("auth/passkeys", new { credential = device.Create(offer.GetProperty("options")), state = offer.Text("state") })).Expect(201);
        }
        await AddPasskeyAsync(eve);
        (await host.Nobody().PostAsync("auth/password/reset", new { token = await LinkAsync(host), new_password = Other })).Expect(204);
        Assert.Equal(0, host.Count("SELECT count(*) FROM passkey"));
        // From here on the address is proven, and passkeys are its owner's.
        var ann = await LoginAsync(host, Other);
        await AddPasskeyAsync(ann);
        (await host.Nobody().PostAsync("auth/password/reset", new { token = await LinkAsync(host), new_password = Password })).Expect(204);
        Assert.Equal(1, host.Count("SELECT count(*) FROM passkey"));
    }

    [Fact]
    [Covers("EN-05")]
    public async Task EN_05_Asking_for_a_link_answers_the_same_for_every_address()
    {
        await using var host = await TuttiHost.StartAsync();
        await AnnAsync(host);
        await host.RunSqlAsync("UPDATE account SET disabled_at = NULL");
        Reply? last = null;
        for (var i = 0; i < 4; i++)
        {
            foreach (var email in new[] { Email, "nobody@example.com" })
            {
                var reply = await host.Nobody().PostAsync("auth/password/forgot", new { email });
                // Both are let in as often, and refused alike.
                Assert.Equal(i < 3 ? 204 : 429, reply.Status);
                if (i == 0 && last is not null) Assert.Equal((last.Status, last.Text, Names(last)), (reply.Status, reply.Text, Names(reply)));
                last = reply;
            }
        }
        // Both write one row, so that both wait for one commit.
        Assert.Equal((3, 3), (
            host.Count("SELECT count(*) FROM password_reset WHERE person_id IS NULL"), host.Count("SELECT count(*) FROM password_reset WHERE person_id IS NOT NULL")));
        await Eventually.True(() => Mail(host).Messages.Count == 3, "three links are sent");
        Assert.All(Mail(host).Messages, one => Assert.Equal(Email, one.Message.To));
        // Asking for links does not close the account.
        await LoginAsync(host, Password);
        (await host.Nobody().PostAsync("auth/password/forgot", new { email = "no address" })).Expect(400, "INVALID_MESSAGE");
    }

    private static string Names(Reply reply) => string.Join(' ', reply.Headers.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Where_no_mail_can_be_sent_asking_for_a_link_says_so()
    {
        var secret = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        await using var host = await TuttiHost.StartAsync("--environment=Production", $"--Tutti:Jwt:Secret={secret}", "--Tutti:RequireHttps=false");
        (await host.Nobody().PostAsync("auth/password/forgot", new { email = Email })).Expect(503, "UNAVAILABLE");
    }

    [Fact]
    [Covers("EN-01", "EN-05")]
    public async Task EN_01_Every_answer_takes_the_same_hashing_whether_the_account_exists_or_not()
    {
        await using var host = await TuttiHost.StartAsync(Generous);
        using var counted = new HashCount(host);
        await AnnAsync(host);
        var device = new SoftAuthenticator(host.Address.GetLeftPart(UriPartial.Authority));
        var visitor = host.Nobody();
        var offer = (await visitor.PostAsync("auth/passkeys/sign-up-options", new { email = "key@example.com", name = "K" })).Expect(201).Json;
        (await visitor.PostAsync("auth/passkeys/sign-up", new { credential = device.Create(offer.GetProperty("options")), state = offer.Text("state") })).Expect(201);

        // Known with a wrong password, known without any, unknown, and longer than any password.
        foreach (var (email, password, hashes) in new[]
        {
            (Email, "wrong password", 1), ("key@example.com", "wrong password", 1), ("nobody@example.com", "wrong password", 1),
            (Email, new string('p', 257), 0), ("nobody@example.com", new string('p', 257), 0),
        })
        {
            Assert.Equal(hashes, await counted.DuringAsync(async () =>
                (await host.Nobody().PostAsync("auth/login", new { email, password })).Expect(401, "NOT_AUTHENTICATED")));
        }
        Assert.Equal(1, await counted.DuringAsync(async () =>
            (await host.Nobody().PostAsync("auth/register", new { email = Email, name = "A", password = Password })).Expect(409, "CONFLICT")));
        Assert.Equal(1, await counted.DuringAsync(async () =>
            (await host.Nobody().PostAsync("auth/register", new { email = "new@example.com", name = "A", password = Password })).Expect(201)));
        foreach (var email in new[] { Email, "nobody@example.com" })
        {
            Assert.Equal(0, await counted.DuringAsync(async () =>
                (await host.Nobody().PostAsync("auth/password/forgot", new { email })).Expect(204)));
        }
        Assert.Equal(1, await counted.DuringAsync(async () =>
            (await host.Nobody().PostAsync("auth/password/reset", new { token = "made up", new_password = Password })).Expect(404, "NOT_FOUND")));
    }

    [Fact]
    [Covers("EN-04")]
    public async Task EN_04_Secrets_are_looked_up_by_their_hash_and_kept_as_nothing_else()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await AnnAsync(host);
        var token = await LinkAsync(host);
        string[] secrets = [token, ann.RefreshToken!, ann.Cookie!.Split('=')[1], Password];
        await Eventually.True(() => host.Count("SELECT count(*) FROM email_outbox WHERE message IS NOT NULL") == 0, "the mail is gone from the outbox");
        foreach (var file in Directory.GetFiles(host.Folder, "tutti.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            foreach (var secret in secrets)
                Assert.Equal(-1, bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(System.Text.Encoding.UTF8.GetBytes(secret)));
        }
        // One that is right but for its end is as wrong as any other.
        foreach (var wrong in secrets.Select(secret => secret[..^1] + (secret[^1] == '0' ? '1' : '0')))
        {
            (await host.Nobody().PostAsync("auth/refresh", new { refresh_token = wrong })).Expect(401, "NOT_AUTHENTICATED");
            (await host.Nobody().PostAsync("auth/password/reset", new { token = wrong, new_password = Other })).Expect(404, "NOT_FOUND");
        }
    }

    [Fact]
    public async Task A_guest_becomes_an_account_and_keeps_everything()
    {
        await using var host = await TuttiHost.StartAsync();
        var guest = await host.GuestAsync("Gast");
        var (id, document) = (guest.User.Text("id"), await guest.DocumentAsync("Mine"));
        (await guest.PostAsync("auth/password", new { new_password = Password })).Expect(409, "CONFLICT");
        await using var socket = await LiveTests.OpenAsync(host, guest, document);
        await socket.NextJsonAsync("connected");

        var me = (await guest.PostAsync("auth/upgrade", new { email = Email, password = Password, name = "Ann" })).Expect(200).Json;

        var user = me.GetProperty("user");
        Assert.Equal((id, "Ann", Email, false), (user.Text("id"), user.Text("name"), user.Text("email"), user.GetProperty("is_guest").GetBoolean()));
        Assert.True(me.GetProperty("sign_in").GetProperty("password").GetBoolean());
        var shown = (await socket.NextJsonAsync("user_updated")).GetProperty("participant");
        Assert.Equal(("Ann", false), (shown.Text("name"), shown.GetProperty("guest").GetBoolean()));
        (await guest.PostAsync("auth/upgrade", new { email = "other@example.com", password = Password })).Expect(409, "CONFLICT");
        var again = await LoginAsync(host, Password);
        Assert.Equal(id, again.User.Text("id"));
        Assert.Equal("Mine", (await again.GetAsync($"documents/{document}")).Expect(200).Json.Text("title"));
        Assert.Equal(0, host.Count("SELECT count(*) FROM person WHERE is_guest = 1"));

        var second = await host.GuestAsync();
        (await second.PostAsync("auth/upgrade", new { email = Email, password = Password })).Expect(409, "CONFLICT");
        (await second.PostAsync("auth/upgrade", new { email = "no", password = Password })).Expect(400, "INVALID_MESSAGE");
        (await host.Nobody().PostAsync("auth/upgrade", new { email = Email, password = Password })).Expect(401, "NOT_AUTHENTICATED");
    }

    [Fact]
    [Covers("EN-05")]
    public async Task EN_05_Asking_whether_addresses_are_taken_uses_up_the_tries()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Accounts:TriesPerAddress=3");
        await AnnAsync(host);
        var taken = new { email = Email, name = "A", password = Password };
        (await host.Nobody().PostAsync("auth/register", taken)).Expect(409, "CONFLICT");
        (await (await host.GuestAsync()).PostAsync("auth/upgrade", taken)).Expect(409, "CONFLICT");
        (await host.Nobody().PostAsync("auth/register", taken)).Expect(409, "CONFLICT");
        (await host.Nobody().PostAsync("auth/register", taken)).Expect(429, "RATE_LIMITED");
        (await (await host.GuestAsync()).PostAsync("auth/upgrade", taken)).Expect(429, "RATE_LIMITED");
        (await host.Nobody().PostAsync("auth/password/forgot", new { email = Email })).Expect(429, "RATE_LIMITED");
    }

    /// <summary>Counts the password hashes of one server.</summary>
    private sealed class HashCount : IDisposable
    {
        private readonly MeterListener _listener = new();
        private long _count;

        public HashCount(TuttiHost host)
        {
            var meters = host.Get<IMeterFactory>();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == PasswordHashing.CounterName && ReferenceEquals(instrument.Meter.Scope, meters)) listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref _count, count));
            _listener.Start();
        }

        public async Task<long> DuringAsync(Func<Task> act)
        {
            var before = Interlocked.Read(ref _count);
            await act();
            return Interlocked.Read(ref _count) - before;
        }

        public void Dispose() => _listener.Dispose();
    }
}
