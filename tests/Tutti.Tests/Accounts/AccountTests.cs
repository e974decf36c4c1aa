using Tutti.Tests.Support;

namespace Tutti.Tests.Accounts;

[Covers("W6")]
public sealed class AccountTests
{
    private static readonly object Ann = new { email = " Ann@Example.com ", name = "Ann", password = "correct horse" };

    [Fact]
    public async Task Someone_registers_signs_in_and_is_known()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = host.Nobody();
        var made = (await ann.PostAsync("auth/register", Ann)).Expect(201).Json;
        Assert.Equal(["user", "access_token", "refresh_token", "expires_at"], made.EnumerateObject().Select(field => field.Name));
        Assert.Equal("ann@example.com", made.GetProperty("user").Text("email"));
        var again = (await ann.PostAsync("auth/login", new { email = "ANN@example.COM", password = "correct horse" })).Expect(200);
        ann.SignIn(again);
        var me = (await ann.GetAsync("me")).Expect(200).Json.GetProperty("user");
        Assert.Equal(made.GetProperty("user").GetRawText(), me.GetRawText());
        (await ann.PostAsync("auth/register", Ann)).Expect(409, "CONFLICT");
        Assert.Equal(0, host.Count("SELECT count(*) FROM account WHERE password_hash LIKE '%correct%'"));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task The_page_learns_what_it_may_offer_before_anybody_is_signed_in(string guests, bool welcome)
    {
        await using var host = await TuttiHost.StartAsync($"--Tutti:Guests={guests}");
        var ways = (await host.Nobody().GetAsync("auth/ways")).Expect(200).Json;
        Assert.Equal(welcome, ways.GetProperty("guests").GetBoolean());
        (await host.Nobody().PostAsync("auth/guest", new { })).Expect(welcome ? 201 : 403, welcome ? null : "PERMISSION_DENIED");
    }

    [Theory]
    [InlineData("a@b.c", "A", "1234567")]
    [InlineData("no-address", "A", "12345678")]
    [InlineData("a@b@c", "A", "12345678")]
    [InlineData("a@b.c", "", "12345678")]
    [InlineData("a@b.c", "\u202Ecba", "12345678")]
    public async Task What_is_no_account_is_refused(string email, string name, string password)
    {
        await using var host = await TuttiHost.StartAsync();
        (await host.Nobody().PostAsync("auth/register", new { email, name, password })).Expect(400, "INVALID_MESSAGE");
        var tooLong = new string('p', 257);
        (await host.Nobody().PostAsync("auth/register", new { email = "a@b.c", name = "A", password = tooLong })).Expect(400, "INVALID_MESSAGE");
        Assert.Equal(0, host.Count("SELECT count(*) FROM account"));
    }

    [Fact]
    public async Task Ten_wrong_passwords_close_the_account_for_a_while_and_a_right_one_does_not_count()
    {
        await using var host = await TuttiHost.StartAsync();
        (await host.Nobody().PostAsync("auth/register", Ann)).Expect(201);
        for (var i = 0; i < 12; i++) (await LoginAsync(host, "correct horse")).Expect(200);
        for (var i = 0; i < 10; i++) (await LoginAsync(host, "wrong")).Expect(401, "NOT_AUTHENTICATED");
        var refused = (await LoginAsync(host, "correct horse")).Expect(429, "RATE_LIMITED");
        Assert.InRange(int.Parse(refused.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), 1, 900);
        Assert.True(refused.Json.GetProperty("retry_after_ms").GetInt64() > 0);
        host.Clock.Shift = TimeSpan.FromMinutes(2);
        (await LoginAsync(host, "correct horse")).Expect(200);
    }

    [Fact]
    [Covers("RL-02", "RL-03")]
    public async Task RL_02_A_made_up_address_header_buys_no_more_tries()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Accounts:TriesPerAddress=3");
        for (var i = 0; i < 4; i++)
        {
            var reply = await host.Nobody().SendAsync(
                "POST", "auth/login", new { email = $"a{i}@b.c", password = "x" }, ("X-Forwarded-For", $"10.0.0.{i}"), ("Forwarded", $"for=10.1.0.{i}"));
            Assert.Equal(i < 3 ? 401 : 429, reply.Status);
        }
    }

    [Fact]
    public async Task A_guest_finds_one_example_of_each_kind_but_not_where_guests_are_off()
    {
        await using (var host = await TuttiHost.StartAsync())
        {
            var guest = await host.GuestAsync("");
            Assert.StartsWith("Guest ", guest.User.Text("name"), StringComparison.Ordinal);
            var documents = (await guest.GetAsync($"workspaces/{guest.Workspace}/documents")).Expect(200).Json.GetProperty("items");
            Assert.Equal(
                ["artifact", "pipeline", "session", "workflow"],
                documents.EnumerateArray().Select(document => document.Text("kind")).Order(StringComparer.Ordinal));
            foreach (var document in documents.EnumerateArray())
                Assert.True((await guest.GetAsync($"documents/{document.Text("id")}/content")).Expect(200).Text.Length > 100);
        }
        await using var closed = await TuttiHost.StartAsync("--Tutti:Guests=false");
        (await closed.Nobody().PostAsync("auth/guest", new { })).Expect(403, "PERMISSION_DENIED");
        Assert.Equal(0, closed.Count("SELECT count(*) FROM workspace"));
    }

    private static Task<Reply> LoginAsync(TuttiHost host, string password) =>
        host.Nobody().PostAsync("auth/login", new { email = "ann@example.com", password });
}
