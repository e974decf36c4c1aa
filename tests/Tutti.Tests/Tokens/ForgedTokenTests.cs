using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tutti.Access.Tokens;
using Tutti.Tests.Support;
using static Tutti.Tests.Tokens.IssuerVisits;

namespace Tutti.Tests.Tokens;

/// <summary>Tokens that are not what they say.</summary>
[Covers("W6")]
public sealed class ForgedTokenTests
{
    [Fact]
    [Covers("TK-01")]
    public async Task TK_01_Only_the_one_algorithm_of_an_issuer_is_taken()
    {
        await using var issuer = await TestIssuer.StartAsync("RS256");
        await using var host = await TuttiHost.StartAsync(issuer.WithJwks());
        var claims = issuer.Claims(host);
        var key = issuer.Newest;
        await ExpectAsync(host, key.Sign(claims), 200);
        foreach (var algorithm in new[] { "none", "None", "RS384", "PS256", "HS256", "ES256", "rs256", "" })
        {
            var token = key.Sign(claims, JsonSerializer.Serialize(new { alg = algorithm, kid = key.Name }));
            await ExpectAsync(host, token, 401);
            await ExpectAsync(host, token[..(token.LastIndexOf('.') + 1)], 401);
        }
        // The public key, which everyone has, as the secret of an HMAC.
        var signed = $"{Text("""{"alg":"HS256"}"""u8)}.{Text(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        foreach (var secret in new[] { key.Pem!, key.Pem!.ReplaceLineEndings(""), key.Pem + "\n" })
            await ExpectAsync(host, $"{signed}.{Text(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(signed)))}", 401);
        foreach (var header in new[]
        {
            """{"alg":"RS256","crit":["b64"],"b64":false}""", """{"alg":"RS256","typ":"logout+jwt"}""", """{"alg":"none","alg":"RS256"}""", "{}", "[]", "{",
        })
        {
            await ExpectAsync(host, key.Sign(claims, header), 401);
        }
        await ExpectAsync(host, key.Sign(claims, """{"alg":"RS256","typ":"at+JWT"}"""), 200);
    }

    [Fact]
    [Covers("TK-03", "SF-05")]
    public async Task TK_03_A_token_that_brings_its_own_keys_is_refused_and_nobody_is_asked()
    {
        await using var issuer = await TestIssuer.StartAsync("RS256");
        await using var evil = await TestIssuer.StartAsync("RS256");
        await using var host = await TuttiHost.StartAsync(issuer.WithJwks());
        await ExpectAsync(host, issuer.Token(host), 200);
        var asked = issuer.Asked;
        var claims = issuer.Claims(host);
        var (name, theirs) = (issuer.Newest.Name, $"{evil.Name}/keys");
        foreach (var header in new object[]
        {
            new { alg = "RS256", kid = name, jku = theirs },
            new { alg = "RS256", kid = name, x5u = theirs },
            new { alg = "RS256", kid = name, jwk = evil.Newest.Jwk },
            new { alg = "RS256", kid = theirs, jku = theirs },
            new { alg = "RS256", jku = theirs, x5c = new[] { "AAAA" } },
        })
        {
            await ExpectAsync(host, evil.Newest.Sign(claims, JsonSerializer.Serialize(header)), 401);
        }
        Assert.Equal((0, asked), (evil.Asked, issuer.Asked));
    }

    [Fact]
    [Covers("TK-04", "TK-08")]
    public async Task TK_04_A_made_up_key_name_costs_nothing_and_asks_the_issuer_twice_a_minute_at_most()
    {
        await using var issuer = await TestIssuer.StartAsync("ES256");
        await using var host = await TuttiHost.StartAsync(issuer.WithJwks());
        await ExpectAsync(host, issuer.Token(host), 200);
        var asked = issuer.Asked;
        var claims = issuer.Claims(host);
        foreach (var kid in new[] { "../../etc/passwd", "' OR 1=1--", "key-9", "\0", new string('k', 10_240), "" })
            await ExpectAsync(host, issuer.Newest.Sign(claims, JsonSerializer.Serialize(new { alg = "ES256", kid })), 401);
        Assert.Equal(asked, issuer.Asked);
        host.Clock.Shift = TimeSpan.FromSeconds(31);
        for (var i = 0; i < 5; i++)
            await ExpectAsync(host, issuer.Newest.Sign(claims, JsonSerializer.Serialize(new { alg = "ES256", kid = $"made up {i}" })), 401);
        Assert.Equal(asked + 1, issuer.Asked);
        await ExpectAsync(host, "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwiemlwIjoiREVGIn0..AAAA." + new string('A', 8_000) + ".AAAA", 401);
        // A token that names no key may be by any.
        await ExpectAsync(host, issuer.Newest.Sign(claims, """{"alg":"ES256"}"""), 200);
    }

    [Fact]
    [Covers("TK-05")]
    public async Task TK_05_Time_and_audience_are_checked()
    {
        await using var issuer = await TestIssuer.StartAsync("ES256");
        await using var host = await TuttiHost.StartAsync(issuer.WithJwks());
        var now = host.Clock.GetUtcNow().ToUnixTimeSeconds();
        async Task With(Action<Dictionary<string, object>> change, int status)
        {
            var claims = issuer.Claims(host);
            change(claims);
            await ExpectAsync(host, issuer.Newest.Sign(claims), status);
        }
        await With(claims => claims["exp"] = now - 1, 200);
        await With(claims => claims["exp"] = now - 62, 401);
        await With(claims => claims.Remove("exp"), 401);
        await With(claims => claims["exp"] = "soon", 401);
        await With(claims => claims["exp"] = now + 600.5, 200);
        await With(claims => claims["exp"] = 1e300, 401);
        await With(claims => claims["nbf"] = now + 30, 200);
        await With(claims => claims["nbf"] = now + 120, 401);
        await With(claims => claims["aud"] = "another", 401);
        await With(claims => claims.Remove("aud"), 401);
        await With(claims => claims["aud"] = new[] { "another", TestIssuer.Audience }, 200);
        await With(claims => claims["iss"] = issuer.Name + "/", 401);
        await With(claims => claims.Remove("sub"), 401);
        await With(claims => claims["sub"] = "", 401);
        await With(claims => claims["sub"] = 7, 401);
        await With(claims => claims["sub"] = new string('s', 256), 401);
    }

    [Fact]
    [Covers("TK-04", "TK-08")]
    public void TK_04_What_is_no_token_is_refused_in_no_time()
    {
        var long10 = Text(Encoding.UTF8.GetBytes($$"""{"alg":"RS256","kid":"{{new string('k', 10_240)}}"}""")) + ".e30.AAAA";
        string[] tokens = [long10, new string('.', 5_000), "..", "a.b", "", ".", "a.b.c", new string('a', 1_000_000), "e30.e30.", "e30.e30.====", "e30..AAAA"];
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        foreach (var token in tokens) Assert.Null(Jws.Read(token));
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMilliseconds(55), "refusing is quick");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1024 * 1024, "refusing takes little memory");
    }
}
