using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Tutti.Server.Jwt;
using Tutti.Tests.Support;

namespace Tutti.Tests.Accounts;

public sealed class TokenTests
{
    private const string Secret = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4";

    private static async Task<(TuttiHost Host, Visitor Ann, JsonObject Claims)> StartAsync()
    {
        var host = await TuttiHost.StartAsync($"--Tutti:Jwt:Secret={Secret}");
        var ann = await host.GuestAsync();
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(ann.Token!.Split('.')[1]))!.AsObject();
        return (host, ann, claims);
    }

    private static string Sign(string header, string claims, byte[]? key = null)
    {
        var signed = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(key ?? Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(signed)))}";
    }

    private static async Task ExpectAsync(Visitor visitor, string token, int status)
    {
        visitor.Token = token;
        Assert.Equal(status, (await visitor.GetAsync("me")).Status);
    }

    [Fact]
    [Covers("TK-01", "TK-03", "TK-04")]
    public async Task TK_01_Only_the_servers_own_algorithm_and_key_are_taken()
    {
        var (host, ann, claims) = await StartAsync();
        await using var _ = host;
        var body = claims.ToJsonString();
        await ExpectAsync(ann, Sign("""{"alg":"HS256","typ":"JWT"}""", body), 200);
        foreach (var algorithm in new[] { "none", "None", "NONE", "hs256", "HS384", "RS256", "" })
        {
            var token = Sign($$"""{"alg":"{{algorithm}}"}""", body);
            await ExpectAsync(ann, token, 401);
            await ExpectAsync(ann, token[..(token.LastIndexOf('.') + 1)], 401);
        }
        await ExpectAsync(ann, Sign("""{"alg":"HS256"}""", body, Encoding.UTF8.GetBytes("another key that is long enough")), 401);
        await ExpectAsync(ann, Sign("""{"alg":"HS256","crit":["b64"]}""", body), 401);
        await ExpectAsync(ann, Sign("""{"alg":"none","alg":"HS256"}""", body), 401);
        await ExpectAsync(ann, Sign("""{}""", body), 401);
    }

    [Theory]
    [Covers("TK-03", "TK-04")]
    [InlineData("""{"alg":"HS256","jku":"http://127.0.0.1:9/keys","x5u":"http://127.0.0.1:9/c","jwk":{"kty":"oct","k":"AA"}}""")]
    [InlineData("""{"alg":"HS256","kid":"../../etc/passwd"}""")]
    [InlineData("""{"alg":"HS256","kid":"' OR 1=1--"}""")]
    public async Task TK_03_A_key_named_in_the_header_is_never_looked_at(string header)
    {
        var (host, ann, claims) = await StartAsync();
        await using var _ = host;
        await ExpectAsync(ann, Sign(header, claims.ToJsonString(), Encoding.UTF8.GetBytes("\0")), 401);
    }

    [Fact]
    [Covers("TK-05")]
    public async Task TK_05_Time_is_checked_with_a_minutes_grace()
    {
        var (host, ann, claims) = await StartAsync();
        await using var _ = host;
        var now = host.Clock.GetUtcNow().ToUnixTimeSeconds();
        async Task With(Action<JsonObject> change, int status)
        {
            var changed = claims.DeepClone().AsObject();
            change(changed);
            await ExpectAsync(ann, Sign("""{"alg":"HS256"}""", changed.ToJsonString()), status);
        }
        await With(body => body["exp"] = now - 1, 200);
        await With(body => body["exp"] = now - 61, 401);
        await With(body => body.Remove("exp"), 401);
        await With(body => body["exp"] = (now + 900).ToString(System.Globalization.CultureInfo.InvariantCulture), 401);
        await With(body => body["exp"] = long.MaxValue, 401);
        await With(body => body["nbf"] = now + 30, 200);
        await With(body => body["nbf"] = now + 120, 401);
        await With(body => body["iss"] = "someone", 401);
        await With(body => body["aud"] = "something", 401);
        await With(body => body["typ"] = "refresh", 401);
        await With(body => body["sub"] = PersonId.New().ToString(), 401);
        await With(body => body["sid"] = Guid.CreateVersion7().ToString(), 401);
    }

    [Fact]
    [Covers("TK-06", "AU-06")]
    public async Task AU_06_Each_kind_of_token_works_in_its_own_place_only()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var document = await ann.DocumentAsync();
        var ticket = (await ann.PostAsync("tickets", new { document_id = document })).Json.Text("ticket");
        var invitation = (await ann.PostAsync($"workspaces/{ann.Workspace}/invitations", new { role = "viewer" })).Json.Text("token");
        var cookie = ann.Cookie!.Split('=')[1];
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["access"] = ann.Token!,
            ["refresh"] = ann.RefreshToken!,
            ["ticket"] = ticket,
            ["invitation"] = invitation,
            ["cookie"] = cookie,
        };
        var nobody = host.Nobody();
        foreach (var (kind, token) in all)
        {
            (nobody.Token, nobody.Cookie) = (token, null);
            if (kind != "access") Assert.Equal(401, (await nobody.GetAsync("me")).Status);
            (nobody.Token, nobody.Cookie) = (null, $"tutti_session={token}");
            if (kind != "cookie") Assert.Equal(401, (await nobody.GetAsync("me")).Status);
            nobody.Cookie = null;
            if (kind != "refresh") Assert.Equal(401, (await nobody.PostAsync("auth/refresh", new { refresh_token = token })).Status);
            if (kind != "invitation") Assert.Equal(404, (await nobody.GetAsync($"invitations/{token}")).Status);
        }
    }

    [Fact]
    [Covers("TK-07")]
    public async Task TK_07_A_disabled_account_is_refused_within_a_second()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        (await ann.GetAsync("me")).Expect(200);
        await host.RunSqlAsync("UPDATE account SET disabled_at = '2026-01-01T00:00:00.000Z'");
        host.Clock.Shift = TimeSpan.FromSeconds(1);
        (await ann.GetAsync("me")).Expect(401, "NOT_AUTHENTICATED");
        ann.Token = null;
        (await ann.GetAsync("me")).Expect(401, "NOT_AUTHENTICATED");
        (await host.Nobody().PostAsync("auth/refresh", new { refresh_token = ann.RefreshToken })).Expect(401, "NOT_AUTHENTICATED");
    }

    [Theory]
    [Covers("TK-11")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("change-me-change-me-change-me-change-me")]
    [InlineData("your-256-bit-secret-your-256-bit-secret")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void TK_11_Production_does_not_start_on_a_secret_that_others_know(string? secret)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => SigningSecret.Find(secret, "unused", isProduction: true));
        Assert.Contains("JWT_SECRET_KEY", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_was_made_is_kept_for_the_owner_only()
    {
        var data = Directory.CreateTempSubdirectory("tutti-secret-").FullName;
        var first = SigningSecret.Find(null, data, isProduction: false);
        Assert.Equal(first, SigningSecret.Find(null, data, isProduction: false));
        Assert.True(first.Length >= 32);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(data, "jwt-secret")));
        Directory.Delete(data, recursive: true);
    }
}
