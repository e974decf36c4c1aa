using System.Text.Json;
using Tutti.Server.Accounts.Sessions;
using Tutti.Tests.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.Accounts;

[Covers("W6")]
public sealed class SessionTests
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private static async Task<(Visitor First, Visitor Second)> TwoAsync(TuttiHost host)
    {
        var first = host.Nobody();
        first.SignIn((await first.PostAsync("auth/register", new { email = "ann@example.com", name = "Ann", password = "correct horse" })).Expect(201));
        var second = host.Nobody();
        second.SignIn((await second.SendAsync(
            "POST", "auth/login", new { email = "ann@example.com", password = "correct horse" }, ("User-Agent", Firefox))).Expect(200));
        return (first, second);
    }

    private static async Task<JsonElement[]> ListAsync(Visitor visitor) =>
        [.. (await visitor.GetAsync("auth/sessions")).Expect(200).Json.GetProperty("items").EnumerateArray()];

    [Fact]
    public async Task One_sees_where_one_is_signed_in()
    {
        await using var host = await TuttiHost.StartAsync();
        var (first, second) = await TwoAsync(host);
        var sessions = await ListAsync(first);
        Assert.Equal([false, true], sessions.Select(one => one.GetProperty("current").GetBoolean()));
        Assert.Equal("Firefox on Linux", sessions[0].Text("device"));
        Assert.Equal("127.0.0.1", sessions[0].Text("address").Replace("::ffff:", "", StringComparison.Ordinal));
        Assert.Equal([true, false], (await ListAsync(second)).Select(one => one.GetProperty("current").GetBoolean()));
        var page = (await first.GetAsync("auth/sessions?limit=1")).Expect(200).Json;
        var rest = (await first.GetAsync($"auth/sessions?limit=1&after={page.Text("next")}")).Expect(200).Json;
        Assert.Equal(sessions[1].Text("id"), rest.GetProperty("items")[0].Text("id"));
        Assert.Empty((await (await host.GuestAsync()).GetAsync("auth/sessions")).Json.GetProperty("items").EnumerateArray().Skip(1));
    }

    [Fact]
    public async Task When_a_session_was_last_used_is_written_down_and_keeps_it()
    {
        await using var host = await TuttiHost.StartAsync();
        var (first, second) = await TwoAsync(host);
        var before = (await ListAsync(second))[1];
        host.Clock.Shift = TimeSpan.FromDays(20);
        (await first.PostAsync("auth/refresh", new { refresh_token = first.RefreshToken })).Expect(200);
        first.Token = null;
        (await first.GetAsync("me")).Expect(200);
        await host.Get<SessionUse>().WriteAsync();
        host.Clock.Shift = TimeSpan.FromDays(40);
        // The other one was not used for more than thirty days.
        var left = Assert.Single(await ListAsync(first));
        Assert.Equal(before.Text("id"), left.Text("id"));
        Assert.True(string.CompareOrdinal(left.Text("last_seen_at"), before.Text("last_seen_at")) > 0);
        Assert.True(left.GetProperty("current").GetBoolean());
    }

    [Fact]
    public async Task The_cookie_of_a_page_that_is_used_lasts_as_long_as_its_session()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        ann.Token = null;
        var renewed = (await ann.GetAsync("me")).Expect(200);
        Assert.Equal(ann.Cookie, renewed.Cookie);
        ann.Token = (await host.GuestAsync()).Token;
        Assert.Null((await ann.GetAsync("me")).Expect(200).Cookie);
    }

    [Fact]
    public async Task One_ends_a_session_elsewhere_and_its_sockets_close()
    {
        await using var host = await TuttiHost.StartAsync();
        var (first, second) = await TwoAsync(host);
        var workspace = (await first.PostAsync("workspaces", new { name = "W" })).Expect(201).Json.Text("id");
        var document = await first.DocumentAsync(workspace: workspace);
        await using var mine = await LiveTests.OpenAsync(host, first, document);
        await using var theirs = await LiveTests.OpenAsync(host, second, document);
        await mine.NextJsonAsync("connected");
        await theirs.NextJsonAsync("connected");
        var other = (await ListAsync(first)).Single(one => !one.GetProperty("current").GetBoolean()).Text("id");

        (await (await host.GuestAsync()).DeleteAsync($"auth/sessions/{other}")).Expect(404, "NOT_FOUND");
        (await first.DeleteAsync("auth/sessions/nothing")).Expect(404, "NOT_FOUND");
        (await first.DeleteAsync($"auth/sessions/{other}")).Expect(204);

        await Eventually.True(() => theirs.CloseCode == 4401, "the other's socket is closed with 4401", 5);
        Assert.Null(mine.CloseCode);
        (await second.GetAsync("me")).Expect(401, "NOT_AUTHENTICATED");
        (await second.PostAsync("auth/refresh", new { refresh_token = second.RefreshToken })).Expect(401, "NOT_AUTHENTICATED");
        (await first.DeleteAsync($"auth/sessions/{other}")).Expect(404, "NOT_FOUND");
        Assert.Single(await ListAsync(first));
    }

    [Fact]
    public async Task One_signs_out_everywhere_else()
    {
        await using var host = await TuttiHost.StartAsync();
        var (first, second) = await TwoAsync(host);
        Assert.Equal(1, (await first.PostAsync("auth/sessions/end-others")).Expect(200).Json.GetProperty("ended").GetInt32());
        (await second.GetAsync("me")).Expect(401, "NOT_AUTHENTICATED");
        (await first.GetAsync("me")).Expect(200);
        Assert.Equal(0, (await first.PostAsync("auth/sessions/end-others")).Expect(200).Json.GetProperty("ended").GetInt32());
        var own = Assert.Single(await ListAsync(first)).Text("id");
        first.Token = null;
        first.Origin = host.Address.GetLeftPart(UriPartial.Authority);
        var gone = (await first.DeleteAsync($"auth/sessions/{own}")).Expect(204);
        Assert.Contains("expires=Thu, 01 Jan 1970", gone.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
        (await first.GetAsync("me")).Expect(401, "NOT_AUTHENTICATED");
    }

    [Fact]
    [Covers("TK-12")]
    public async Task TK_12_Of_two_who_use_a_refresh_token_at_once_one_wins_and_the_family_ends()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var replies = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => host.Nobody().PostAsync("auth/refresh", new { refresh_token = ann.RefreshToken })));
        Assert.Equal(1, replies.Count(reply => reply.Status == 200));
        (await ann.GetAsync("me")).Expect(401, "NOT_AUTHENTICATED");
    }

    [Fact]
    public async Task What_nobody_can_sign_in_with_for_a_month_is_thrown_away()
    {
        await using var host = await TuttiHost.StartAsync();
        var (first, second) = await TwoAsync(host);
        host.Clock.Shift = TimeSpan.FromDays(29);
        second.SignIn((await second.PostAsync("auth/refresh", new { refresh_token = second.RefreshToken })).Expect(200));
        host.Clock.Shift = TimeSpan.FromDays(61);
        await host.Get<OldSessions>().ForgetAsync(CancellationToken.None);
        Assert.Equal((1, 1), (host.Count("SELECT count(*) FROM account_session"), host.Count("SELECT count(*) FROM refresh_token")));
        Assert.Equal(second.Session, Assert.Single(await SessionIdsAsync(host)));
        (await first.PostAsync("auth/refresh", new { refresh_token = first.RefreshToken })).Expect(401, "NOT_AUTHENTICATED");
        host.Clock.Shift = TimeSpan.FromDays(120);
        await host.Get<OldSessions>().ForgetAsync(CancellationToken.None);
        Assert.Equal(0, host.Count("SELECT count(*) FROM account_session"));
    }

    private static async Task<IEnumerable<string>> SessionIdsAsync(TuttiHost host)
    {
        using var connection = host.Get<Tutti.Store.IStore>().OpenRead();
        return await Dapper.SqlMapper.QueryAsync<string>(connection, "SELECT id FROM account_session");
    }

    [Theory]
    [InlineData(Firefox, "Firefox on Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36", "Chrome on Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari on iPhone")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15", "Safari on macOS")]
    [InlineData("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36", "Chrome on Android")]
    [InlineData("curl/8.5.0", "curl")]
    [InlineData("python-requests/2.32", "python-requests")]
    [InlineData("<script>alert(1)</script>", "Unknown device")]
    [InlineData("", "Unknown device")]
    public void A_device_is_named_in_a_few_words(string agent, string device) => Assert.Equal(device, Device.Of(agent));
}
