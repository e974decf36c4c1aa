using Tutti.Tests.Support;
using static Tutti.Tests.Tokens.IssuerVisits;

namespace Tutti.Tests.Tokens;

/// <summary>Others who say who people are.</summary>
[Covers("W6")]
public sealed class IssuerTests
{
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
}
