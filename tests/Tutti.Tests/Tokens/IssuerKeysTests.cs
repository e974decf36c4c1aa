using System.Security.Cryptography;
using System.Text.Json;
using Tutti.Access.Tokens;
using Tutti.Tests.Support;
using static Tutti.Tests.Tokens.IssuerVisits;

namespace Tutti.Tests.Tokens;

/// <summary>The keys of an issuer: changed, out of reach, or none at all.</summary>
[Covers("W6")]
public sealed class IssuerKeysTests
{
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
    [InlineData("Two issuers", "Issuer=tutti", "Audience=a", "Jwks=https://a.example/k")]
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
}
