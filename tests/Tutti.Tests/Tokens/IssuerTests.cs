using System.Buffers.Text;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tutti.Access.Tokens;
using Tutti.Tests.Support;

namespace Tutti.Tests.Tokens;

/// <summary>Others who say who people are.</summary>
[Covers("W6")]
public sealed class IssuerTests
{
    private static Visitor With(TuttiHost host, string token) => new(host) { Token = token };

    private static async Task ExpectAsync(TuttiHost host, string token, int status) =>
        Assert.Equal(status, (await With(host, token).GetAsync("me")).Status);

    [Theory]
    [InlineData("RS256", "jwks")]
    [InlineData("RS384", "jwks")]
    [InlineData("PS256", "jwks")]
    [InlineData("ES256", "jwks")]
    [InlineData("ES384", "jwks")]
    [InlineData("ES512", "jwks")]
    [InlineData("RS256", "discovery")]
    [InlineData("RS256", "pem")]
    [InlineData("ES256", "pem")]
    [InlineData("HS256", "secret")]
    [InlineData("HS512", "secret")]
    public async Task Someone_with_a_token_of_theirs_is_known_and_works(string algorithm, string how)
    {
        await using var issuer = await TestIssuer.StartAsync(algorithm);
        var settings = how switch
        {
            "jwks" => issuer.WithJwks(),
            "pem" => issuer.Settings(0, $"PublicKey={issuer.Newest.Pem}"),
            "secret" => issuer.Settings(0, $"Secret={issuer.Newest.Secret}"),
            _ => issuer.Settings(),
        };
        await using var host = await TuttiHost.StartAsync(settings);
        var claims = issuer.Claims(host);
        (claims["email"], claims["color"], claims["picture"], claims["sid"]) = ("ann@example.com", "#AABBCC", "https://evil.example/a.png", "session 7");
        var ann = With(host, issuer.Newest.Sign(claims));

        var me = (await ann.GetAsync("me")).Expect(200).Json.GetProperty("user");
        Assert.Equal(("Ann", "ann@example.com", "#aabbcc", false), (me.Text("name"), me.Text("email"), me.Text("color"), me.GetProperty("is_guest").GetBoolean()));
        Assert.False(me.TryGetProperty("avatar", out _));
        var workspace = (await ann.PostAsync("workspaces", new { name = "W" })).Expect(201).Json.Text("id");
        var document = await ann.DocumentAsync(workspace: workspace);
        await using var socket = await OpenAsync(host, document, ann.Token!);
        Assert.Equal(me.Text("id"), (await socket.NextJsonAsync("connected")).GetProperty("you").Text("id"));
        Assert.Equal(2, host.Count("SELECT count(*) FROM event WHERE session_id = 'session 7'"));
        // The server's own accounts are there as before.
        (await (await host.GuestAsync()).GetAsync("me")).Expect(200);
    }

    // The first frame carries the token, as where no header can be set.
    private static async Task<TestSocket> OpenAsync(TuttiHost host, string document, string token)
    {
        var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.AddSubProtocol("tutti.v1");
        await socket.ConnectAsync(new Uri($"ws://{host.Address.Authority}/api/collaboration/ws/documents/{document}"), CancellationToken.None);
        var client = new TestSocket(socket);
        await client.SendJsonAsync(JsonSerializer.Serialize(new { type = "join_session", auth_token = token }));
        return client;
    }

    [Fact]
    public async Task Whom_an_issuer_knows_is_nobody_elses_person()
    {
        await using var one = await TestIssuer.StartAsync("ES256");
        await using var other = await TestIssuer.StartAsync("ES256");
        await using var host = await TuttiHost.StartAsync([.. one.WithJwks(), .. other.Settings(1, $"Jwks={other.Name}/keys")]);
        async Task<string> IdAsync(string token) => (await With(host, token).GetAsync("me")).Expect(200).Json.GetProperty("user").Text("id");
        var first = await IdAsync(one.Token(host));
        Assert.Equal(first, await IdAsync(one.Token(host, name: "Anna")));
        Assert.NotEqual(first, await IdAsync(one.Token(host, "user|2")));
        Assert.NotEqual(first, await IdAsync(other.Token(host)));
        // An issuer that says it is one of our accounts is not believed.
        var guest = await host.GuestAsync();
        Assert.NotEqual(guest.User.Text("id"), await IdAsync(one.Token(host, guest.User.Text("id"))));
        // Nor one that signs in another's name.
        var claims = one.Claims(host);
        claims["iss"] = other.Name;
        await ExpectAsync(host, one.Newest.Sign(claims), 401);
        claims["iss"] = "tutti";
        (claims["aud"], claims["typ"], claims["sid"]) = ("tutti", "access", guest.Session);
        await ExpectAsync(host, one.Newest.Sign(claims), 401);
    }

    [Fact]
    [Covers("PR-06", "XS-11")]
    public async Task PR_06_A_name_from_elsewhere_is_made_fit_to_be_shown_and_a_new_one_is_taken_over()
    {
        await using var issuer = await TestIssuer.StartAsync("ES256");
        await using var host = await TuttiHost.StartAsync(issuer.WithJwks());
        async Task<string> NameAsync(string name) =>
            (await With(host, issuer.Token(host, name: name)).GetAsync("me")).Expect(200).Json.GetProperty("user").Text("name");
        Assert.Equal("nimda", await NameAsync("\u202Enimda\n"));
        Assert.Equal(100, (await NameAsync(new string('n', 500))).Length);
        Assert.Equal("Someone", await NameAsync(" "));
        Assert.Equal("Ann", await NameAsync("Ann"));
        Assert.Equal(1, host.Count("SELECT count(*) FROM person WHERE name = 'Ann'"));
        var claims = issuer.Claims(host);
        (claims["color"], claims["email"], claims["email_verified"]) = ("red;background:url(//evil)", "x@example.com", false);
        var user = (await With(host, issuer.Newest.Sign(claims)).GetAsync("me")).Expect(200).Json.GetProperty("user");
        Assert.Matches("^#[0-9a-f]{6}$", user.Text("color"));
        Assert.False(user.TryGetProperty("email", out _));
    }

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

    private static string Text(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

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
    [Covers("TK-09")]
    public async Task TK_09_A_key_that_is_taken_away_ends_its_tokens_and_sockets_but_not_those_proved_anew()
    {
        await using var issuer = await TestIssuer.StartAsync("RS256");
        await using var host = await TuttiHost.StartAsync(issuer.WithJwks("KeysRefresh=00:00:00.2"));
        var old = issuer.Newest;
        var ann = With(host, issuer.Token(host));
        var workspace = (await ann.PostAsync("workspaces", new { name = "W" })).Expect(201).Json.Text("id");
        var document = await ann.DocumentAsync(workspace: workspace);
        await using var idle = await OpenAsync(host, document, ann.Token!);
        await using var renewed = await OpenAsync(host, document, ann.Token!);
        await idle.NextJsonAsync("connected");
        await renewed.NextJsonAsync("connected");
        var ticket = (await ann.PostAsync("tickets", new { document_id = document })).Expect(201).Json.Text("ticket");

        // Both keys for a while, as issuers do; then the old one goes.
        var fresh = issuer.Add("RS256");
        host.Clock.Shift = TimeSpan.FromSeconds(31);
        var next = issuer.Token(host, key: fresh);
        await ExpectAsync(host, next, 200);
        await ExpectAsync(host, ann.Token!, 200);
        await renewed.SendJsonAsync(JsonSerializer.Serialize(new { type = "refresh_token", auth_token = next, @ref = "r" }));
        await renewed.NextJsonAsync("ack");
        issuer.Remove(old);

        await Eventually.True(() => idle.CloseCode == 4401, "the socket by the old key is closed with 4401");
        await ExpectAsync(host, ann.Token!, 401);
        await ExpectAsync(host, next, 200);
        Assert.Null(renewed.CloseCode);
        // A ticket bought by the old key opens nothing either.
        var late = new System.Net.WebSockets.ClientWebSocket();
        late.Options.AddSubProtocol("tutti.v1");
        await late.ConnectAsync(new Uri($"ws://{host.Address.Authority}/api/collaboration/ws/documents/{document}?ticket={ticket}"), CancellationToken.None);
        await using var lateSocket = new TestSocket(late);
        Assert.Equal(4401, await lateSocket.ClosedAsync());
        await renewed.SendJsonAsync("""{"type":"heartbeat","ref":"still"}""");
        await renewed.NextJsonAsync("heartbeat");
    }

    [Fact]
    [Covers("SE-11")]
    public async Task SE_11_A_socket_ends_with_the_token_of_another_issuer_also_when_a_ticket_opened_it()
    {
        await using var issuer = await TestIssuer.StartAsync("ES256");
        await using var host = await TuttiHost.StartAsync([.. issuer.WithJwks(), "--Tutti:Rooms:SilenceTimeout=01:00:00"]);
        var ann = With(host, issuer.Token(host));
        var workspace = (await ann.PostAsync("workspaces", new { name = "W" })).Expect(201).Json.Text("id");
        var document = await ann.DocumentAsync(workspace: workspace);
        await using var byTicket = await Features.Documents.LiveTests.OpenAsync(host, ann, document);
        await using var renewed = await OpenAsync(host, document, ann.Token!);
        await byTicket.NextJsonAsync("connected");
        await renewed.NextJsonAsync("connected");
        host.Clock.Shift = TimeSpan.FromMinutes(5);
        await renewed.SendJsonAsync(JsonSerializer.Serialize(new { type = "refresh_token", auth_token = issuer.Token(host), @ref = "r" }));
        await renewed.NextJsonAsync("ack");
        host.Clock.Shift = TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1);
        await Eventually.True(() => byTicket.CloseCode == 4401, "the socket is closed with 4401");
        Assert.Null(renewed.CloseCode);
    }

    [Fact]
    [Covers("F-46")]
    public async Task F_46_While_the_keys_cannot_be_fetched_the_last_ones_go_on_for_a_day()
    {
        await using var issuer = await TestIssuer.StartAsync("ES256");
        await using var host = await TuttiHost.StartAsync(issuer.WithJwks("KeysRefresh=00:00:00.1"));
        await ExpectAsync(host, issuer.Token(host), 200);
        foreach (var says in new[] { null, "", "{", "[]", """{"keys":[]}""", """{"keys":7}""", """{"keys":[{"kty":"EC","crv":"P-256","x":"AA","y":"AA"},{"kty":"oct","k":"AAAA"},7]}""", new string(' ', 300_000) })
        {
            issuer.Says = says;
            issuer.IsDown = says is null;
            var asked = issuer.Asked;
            await Eventually.True(() => issuer.Asked > asked + 1, "it was asked again");
            await ExpectAsync(host, issuer.Token(host), 200);
        }
        host.Clock.Shift = TimeSpan.FromHours(24.5);
        await ExpectAsync(host, issuer.Token(host), 401);
        issuer.Says = null;
        await Eventually.TrueAsync(async () => (await With(host, issuer.Token(host)).GetAsync("me")).Status == 200, "it works again");
    }

    [Fact]
    [Covers("F-46")]
    public async Task F_46_A_server_starts_while_its_issuer_is_away_and_takes_tokens_once_it_is_there()
    {
        await using var issuer = await TestIssuer.StartAsync("ES256");
        issuer.IsDown = true;
        await using var host = await TuttiHost.StartAsync(issuer.WithJwks("KeysRefresh=00:00:00.1"));
        await ExpectAsync(host, issuer.Token(host), 401);
        issuer.IsDown = false;
        await Eventually.TrueAsync(async () => (await With(host, issuer.Token(host)).GetAsync("me")).Status == 200, "it works");
    }

    [Theory]
    [Covers("TK-11")]
    [InlineData("Audience is missing", "Issuer=https://a.example", "Secret=0123456789abcdef0123456789abcdef", "Algorithm=HS256")]
    [InlineData("Issuer is missing", "Audience=a", "Secret=0123456789abcdef0123456789abcdef", "Algorithm=HS256")]
    [InlineData("at least 32 bytes", "Issuer=a", "Audience=a", "Secret=short", "Algorithm=HS256")]
    [InlineData("at least 32 bytes", "Issuer=a", "Audience=a", "Algorithm=HS256")]
    [InlineData("looks like an example", "Issuer=a", "Audience=a", "Secret=your-256-bit-secret-your-256-bit-secret", "Algorithm=HS256")]
    [InlineData("Algorithm is none of", "Issuer=https://a.example", "Audience=a", "Algorithm=none")]
    [InlineData("takes no Secret", "Issuer=https://a.example", "Audience=a", "Secret=0123456789abcdef0123456789abcdef")]
    [InlineData("Only one of", "Issuer=a", "Audience=a", "PublicKey=a", "Jwks=https://a.example/k")]
    [InlineData("https address", "Issuer=a", "Audience=a", "Jwks=http://a.example/k")]
    [InlineData("https address", "Issuer=not an address", "Audience=a")]
    [InlineData("no key for RS256", "Issuer=a", "Audience=a", "PublicKey=-----BEGIN PUBLIC KEY-----")]
    public async Task TK_11_A_server_does_not_start_on_an_issuer_that_others_could_pretend_to_be(string why, params string[] settings)
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => TuttiHost.StartAsync(
        [
            "--environment=Production", $"--Tutti:Jwt:Secret={Convert.ToHexString(RandomNumberGenerator.GetBytes(32))}",
            .. settings.Select(one => $"--Tutti:Issuers:0:{one}"),
        ]));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_too_short_or_on_another_curve_is_no_key()
    {
        using var weak = RSA.Create(1024);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Assert.Null(PublicKeys.FromPem(weak.ExportSubjectPublicKeyInfoPem(), JwsAlgorithm.Find("RS256")!));
        Assert.Null(PublicKeys.FromPem(other.ExportSubjectPublicKeyInfoPem(), JwsAlgorithm.Find("ES256")!));
        Assert.Null(PublicKeys.FromPem("nothing", JwsAlgorithm.Find("ES256")!));
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
