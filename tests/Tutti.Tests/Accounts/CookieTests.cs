using System.Text;
using Tutti.Tests.Support;

namespace Tutti.Tests.Accounts;

public sealed class CookieTests
{
    internal static IEnumerable<string> ForeignOrigins(TuttiHost host)
    {
        var own = host.Address.Authority;
        return
        [
            "https://evil.example", $"http://{own}.evil.io", $"http://evil{own}", "null", "file://", $"https://{own}",
            $"http://{host.Address.Host}:1", $"http://{own}/", $"HTTP://{own}", "http://\u0430pp.example.com",
        ];
    }

    [Fact]
    [Covers("AU-01", "AU-02", "AU-13")]
    public async Task AU_02_Only_the_servers_own_page_may_change_something_with_the_cookie()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:AllowedOrigins:0=https://app.example.com");
        var ann = await host.GuestAsync();
        ann.Token = null;
        (await ann.GetAsync("me")).Expect(200);
        var before = host.Count("SELECT count(*) FROM workspace");
        foreach (var origin in ForeignOrigins(host).Append("https://app.example.com.evil.io"))
        {
            ann.Origin = null;
            var reply = await ann.SendAsync("POST", "workspaces", new { name = "W" }, ("Origin", origin));
            Assert.True(reply.Status is 403 or 400, $"{origin}: {reply.Status}");
        }
        (await ann.PostAsync("workspaces", new { name = "No origin" })).Expect(403, "PERMISSION_DENIED");
        Assert.Equal(before, host.Count("SELECT count(*) FROM workspace"));
        ann.Origin = host.Address.GetLeftPart(UriPartial.Authority);
        (await ann.PostAsync("workspaces", new { name = "Own" })).Expect(201);
        ann.Origin = "https://app.example.com";
        (await ann.PostAsync("workspaces", new { name = "Listed" })).Expect(201);
    }

    [Theory]
    [Covers("AU-13")]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task AU_13_What_a_form_can_send_is_not_read(string type)
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var body = new StringContent("""{"name":"W"}""", Encoding.UTF8);
        body.Headers.Remove("Content-Type");
        body.Headers.TryAddWithoutValidation("Content-Type", type);
        var reply = await ann.SendAsync("POST", "workspaces", body);
        Assert.Equal((415, "INVALID_MESSAGE"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Nobody_is_signed_in_by_a_foreign_page()
    {
        await using var host = await TuttiHost.StartAsync();
        var victim = host.Nobody();
        victim.Origin = "https://evil.example";
        (await victim.PostAsync("auth/guest", new { })).Expect(403, "PERMISSION_DENIED");
    }

    [Fact]
    public async Task The_cookie_is_hidden_from_scripts_and_ends_with_the_session()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = host.Nobody();
        var reply = (await ann.PostAsync("auth/guest", new { })).Expect(201);
        var set = reply.Headers["Set-Cookie"];
        Assert.Contains("httponly", set, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", set, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(reply.Cookie!.Split('=')[1], reply.Text, StringComparison.Ordinal);
        ann.SignIn(reply);
        var (access, refresh) = (ann.Token, ann.RefreshToken);
        ann.Token = null;
        ann.Origin = host.Address.GetLeftPart(UriPartial.Authority);
        var gone = (await ann.PostAsync("auth/logout")).Expect(204);
        Assert.Contains("expires=Thu, 01 Jan 1970", gone.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
        (await ann.GetAsync("me")).Expect(401, "NOT_AUTHENTICATED");
        ann.Token = access;
        (await ann.GetAsync("me")).Expect(401, "NOT_AUTHENTICATED");
        (await host.Nobody().PostAsync("auth/refresh", new { refresh_token = refresh })).Expect(401, "NOT_AUTHENTICATED");
    }
}
