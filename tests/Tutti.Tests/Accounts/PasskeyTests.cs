using System.Security.Cryptography;
using System.Text.Json;
using Tutti.Tests.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.Accounts;

[Covers("W6")]
public sealed class PasskeyTests
{
    private static SoftAuthenticator Device(TuttiHost host) => new(Own(host));

    private static string Own(TuttiHost host) => host.Address.GetLeftPart(UriPartial.Authority);

    private static async Task<Visitor> AnnAsync(TuttiHost host)
    {
        var ann = host.Nobody();
        ann.SignIn((await ann.PostAsync("auth/register", new { email = "ann@example.com", name = "Ann", password = "correct horse" })).Expect(201));
        return ann;
    }

    private static async Task<(JsonElement Options, string State)> OptionsAsync(Visitor visitor, string path, object? body = null)
    {
        var reply = (await visitor.PostAsync($"auth/passkeys/{path}", body)).Expect(201).Json;
        return (reply.GetProperty("options"), reply.Text("state"));
    }

    private static async Task<string> AddAsync(Visitor visitor, SoftAuthenticator device, string? name = null)
    {
        var (options, state) = await OptionsAsync(visitor, "options");
        var reply = await visitor.PostAsync("auth/passkeys", new { credential = device.Create(options), state, name });
        return reply.Expect(201).Json.Text("id");
    }

    private static async Task<Reply> LoginAsync(TuttiHost host, SoftAuthenticator device)
    {
        var nobody = host.Nobody();
        var (options, state) = await OptionsAsync(nobody, "login-options");
        return await nobody.PostAsync("auth/passkeys/login", new { credential = device.Get(options), state });
    }

    private static async Task<Visitor> SignUpAsync(TuttiHost host, SoftAuthenticator device, Visitor? visitor = null, string email = "ann@example.com")
    {
        visitor ??= host.Nobody();
        var (options, state) = await OptionsAsync(visitor, "sign-up-options", new { email, name = "Ann" });
        visitor.SignIn((await visitor.PostAsync("auth/passkeys/sign-up", new { credential = device.Create(options), state })).Expect(201));
        return visitor;
    }

    [Fact]
    public async Task Someone_adds_a_passkey_and_signs_in_with_it()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await AnnAsync(host);
        var device = Device(host);
        var (options, state) = await OptionsAsync(ann, "options");
        Assert.Equal("required", options.GetProperty("authenticatorSelection").Text("residentKey"));
        Assert.Equal(("ann@example.com", "Ann"), (options.GetProperty("user").Text("name"), options.GetProperty("user").Text("displayName")));
        var made = (await ann.PostAsync("auth/passkeys", new { credential = device.Create(options), state, name = " My key " })).Expect(201).Json;
        Assert.Equal("My key", made.Text("name"));

        var reply = (await LoginAsync(host, device)).Expect(200);
        Assert.Equal(ann.User.Text("id"), reply.Json.GetProperty("user").Text("id"));
        Assert.NotNull(reply.Cookie);
        var again = host.Nobody();
        again.SignIn(reply);
        var listed = (await again.GetAsync("auth/passkeys")).Expect(200).Json.GetProperty("items")[0];
        Assert.Equal(("My key", true), (listed.Text("name"), listed.TryGetProperty("last_used_at", out _)));
        (await LoginAsync(host, device)).Expect(200);
        Assert.Equal(2, host.Count("""SELECT count(*) FROM event WHERE type = 'person_signed_in' AND data = '{"by":"passkey"}'"""));
        Assert.Equal(1, (await ann.GetAsync("me")).Json.GetProperty("sign_in").GetProperty("passkeys").GetInt32());
        // The device already has one: the browser is told so.
        Assert.Equal(1, (await OptionsAsync(ann, "options")).Options.GetProperty("excludeCredentials").GetArrayLength());
        // What a client made up is not kept.
        Assert.Equal(1, host.Count("SELECT count(*) FROM passkey WHERE transports = 'internal'"));
    }

    [Fact]
    public async Task Someone_signs_up_without_a_password()
    {
        await using var host = await TuttiHost.StartAsync();
        var device = Device(host);
        var ann = await SignUpAsync(host, device);
        Assert.Equal("ann@example.com", ann.User.Text("email"));
        (await LoginAsync(host, device)).Expect(200);
        (await host.Nobody().PostAsync("auth/login", new { email = "ann@example.com", password = "" })).Expect(401, "NOT_AUTHENTICATED");
        var signIn = (await ann.GetAsync("me")).Json.GetProperty("sign_in");
        Assert.Equal((false, 1), (signIn.GetProperty("password").GetBoolean(), signIn.GetProperty("passkeys").GetInt32()));

        var other = host.Nobody();
        var (options, state) = await OptionsAsync(other, "sign-up-options", new { email = "ANN@example.com", name = "Eve" });
        (await other.PostAsync("auth/passkeys/sign-up", new { credential = device.Create(options), state })).Expect(409, "CONFLICT");
        Assert.Equal((1, 1), (host.Count("SELECT count(*) FROM account"), host.Count("SELECT count(*) FROM passkey")));
    }

    [Fact]
    public async Task A_guest_who_signs_up_with_a_passkey_stays_the_same_person()
    {
        await using var host = await TuttiHost.StartAsync();
        var device = Device(host);
        var guest = await host.GuestAsync("Gast");
        var (id, workspace) = (guest.User.Text("id"), guest.Workspace);
        await SignUpAsync(host, device, guest);
        Assert.Equal((id, "Ann", false), (guest.User.Text("id"), guest.User.Text("name"), guest.User.GetProperty("is_guest").GetBoolean()));
        (await guest.GetAsync($"workspaces/{workspace}")).Expect(200);
        Assert.Equal(id, (await LoginAsync(host, device)).Expect(200).Json.GetProperty("user").Text("id"));

        // An offer that a guest was made is of no use to anybody else.
        var second = await host.GuestAsync();
        var (options, state) = await OptionsAsync(second, "sign-up-options", new { email = "bob@example.com", name = "Bob" });
        var credential = device.Create(options);
        (await host.Nobody().PostAsync("auth/passkeys/sign-up", new { credential, state })).Expect(400, "INVALID_MESSAGE");
        (await (await host.GuestAsync()).PostAsync("auth/passkeys/sign-up", new { credential, state })).Expect(400, "INVALID_MESSAGE");
        (await guest.PostAsync("auth/passkeys/sign-up", new { credential, state })).Expect(400, "INVALID_MESSAGE");
    }

    [Fact]
    [Covers("EN-01", "EN-05")]
    public async Task EN_05_What_is_offered_says_nothing_about_who_is_known()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await AnnAsync(host);
        await AddAsync(ann, Device(host));
        var nobody = host.Nobody();
        var known = (await OptionsAsync(nobody, "login-options", new { email = "ann@example.com" })).Options;
        var unknown = (await OptionsAsync(nobody, "login-options", new { email = "bob@example.com" })).Options;
        Assert.Equal(0, known.GetProperty("allowCredentials").GetArrayLength());
        Assert.Equal(Shape(unknown), Shape(known));
        var taken = (await OptionsAsync(nobody, "sign-up-options", new { email = "ann@example.com", name = "A" })).Options;
        var free = (await OptionsAsync(nobody, "sign-up-options", new { email = "bob@example.com", name = "A" })).Options;
        Assert.Equal(Shape(free), Shape(taken).Replace("ann@", "bob@", StringComparison.Ordinal));
    }

    // Everything but what is random.
    private static string Shape(JsonElement options)
    {
        var text = options.GetRawText().Replace(options.Text("challenge"), "", StringComparison.Ordinal);
        return options.TryGetProperty("user", out var user) ? text.Replace(user.Text("id"), "", StringComparison.Ordinal) : text;
    }

    public static TheoryData<string> Lies =>
    [
        "foreign page", "foreign domain", "inside a foreign page", "user not verified", "signature", "somebody else's handle", "another key's counter",
    ];

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_proof_that_is_wrong_in_one_thing_is_refused_and_the_next_right_one_is_taken(string lie)
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await AnnAsync(host);
        var device = Device(host);
        await AddAsync(ann, device);
        (await LoginAsync(host, device)).Expect(200);
        var credential = device.Credentials[0];
        var (key, handle, count) = (credential.Key, credential.UserHandle, credential.Count);
        switch (lie)
        {
            case "foreign page": device.Origin = "https://evil.example"; break;
            case "foreign domain": device.Domain = "evil.example"; break;
            case "inside a foreign page": device.CrossOrigin = true; break;
            case "user not verified": device.VerifiesUser = false; break;
            case "signature": credential.Key = ECDsa.Create(ECCurve.NamedCurves.nistP256); break;
            case "somebody else's handle": credential.UserHandle = System.Buffers.Text.Base64Url.EncodeToString("00000000-0000-7000-8000-000000000000"u8); break;
            default: (credential.Count, device.CountsBy) = (0, 1); break;
        }
        (await LoginAsync(host, device)).Expect(401, "NOT_AUTHENTICATED");
        (device.Origin, device.Domain, device.CrossOrigin, device.VerifiesUser) = (Own(host), null, false, true);
        (credential.Key, credential.UserHandle, credential.Count) = (key, handle, count);
        (await LoginAsync(host, device)).Expect(200);
    }

    [Fact]
    public async Task A_passkey_that_is_made_for_another_page_or_domain_is_not_taken()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await AnnAsync(host);
        foreach (var lie in new Action<SoftAuthenticator>[]
        {
            device => device.Origin = "https://evil.example",
            device => device.Origin = Own(host) + ".evil.example",
            device => device.Domain = "evil.example",
            device => device.CrossOrigin = true,
            device => device.VerifiesUser = false,
        })
        {
            var device = Device(host);
            lie(device);
            var (options, state) = await OptionsAsync(ann, "options");
            (await ann.PostAsync("auth/passkeys", new { credential = device.Create(options), state })).Expect(400, "INVALID_MESSAGE");
        }
        Assert.Equal(0, host.Count("SELECT count(*) FROM passkey"));
    }

    [Fact]
    public async Task A_challenge_is_answered_once_within_five_minutes_and_for_one_purpose()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await AnnAsync(host);
        var device = Device(host);
        var (options, state) = await OptionsAsync(ann, "options");
        var credential = device.Create(options);
        (await (await host.GuestAsync()).PostAsync("auth/passkeys", new { credential, state })).Expect(400, "INVALID_MESSAGE");
        (await host.Nobody().PostAsync("auth/passkeys/sign-up", new { credential, state })).Expect(400, "INVALID_MESSAGE");
        (await host.Nobody().PostAsync("auth/passkeys/login", new { credential, state })).Expect(401, "NOT_AUTHENTICATED");
        (await ann.PostAsync("auth/passkeys", new { credential, state = state[..^2] + "AA" })).Expect(400, "INVALID_MESSAGE");
        (await ann.PostAsync("auth/passkeys", new { credential = "{}", state })).Expect(400, "INVALID_MESSAGE");
        (await ann.PostAsync("auth/passkeys", new { credential = new { }, state })).Expect(400, "INVALID_MESSAGE");
        (await ann.PostAsync("auth/passkeys", new { credential, state })).Expect(201);
        (await ann.PostAsync("auth/passkeys", new { credential, state })).Expect(400, "INVALID_MESSAGE");

        // A synced passkey does not count, so only the challenge tells a repeat.
        device.CountsBy = 0;
        var nobody = host.Nobody();
        var (asked, login) = await OptionsAsync(nobody, "login-options");
        var proof = device.Get(asked);
        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => nobody.PostAsync("auth/passkeys/login", new { credential = proof, state = login })));
        Assert.Equal([200, 401, 401, 401], replies.Select(reply => reply.Status).Order());

        (asked, login) = await OptionsAsync(nobody, "login-options");
        host.Clock.Shift = TimeSpan.FromMinutes(5);
        (await nobody.PostAsync("auth/passkeys/login", new { credential = device.Get(asked), state = login })).Expect(401, "NOT_AUTHENTICATED");
        (await LoginAsync(host, device)).Expect(200);
        Assert.Equal(1, host.Count("SELECT count(*) FROM answered_challenge"));
    }

    [Fact]
    [Covers("SE-12")]
    public async Task SE_12_Removing_a_passkey_ends_the_other_sessions_and_the_last_way_in_stays()
    {
        await using var host = await TuttiHost.StartAsync();
        var (device, lost) = (Device(host), Device(host));
        var ann = await SignUpAsync(host, device);
        var first = (await ann.GetAsync("auth/passkeys")).Json.GetProperty("items")[0].Text("id");
        (await ann.DeleteAsync($"auth/passkeys/{first}")).Expect(409, "CONFLICT");
        var second = await AddAsync(ann, lost, "Lost");
        var thief = host.Nobody();
        thief.SignIn((await LoginAsync(host, lost)).Expect(200));
        var workspace = (await ann.PostAsync("workspaces", new { name = "W" })).Expect(201).Json.Text("id");
        var document = await ann.DocumentAsync(workspace: workspace);
        await using var socket = await LiveTests.OpenAsync(host, thief, document);
        await socket.NextJsonAsync("connected");

        (await (await host.GuestAsync()).DeleteAsync($"auth/passkeys/{second}")).Expect(404, "NOT_FOUND");
        (await ann.DeleteAsync($"auth/passkeys/{second}")).Expect(204);

        await Eventually.True(() => socket.CloseCode == 4401, "the thief's socket is closed with 4401", 5);
        (await thief.GetAsync("me")).Expect(401, "NOT_AUTHENTICATED");
        (await LoginAsync(host, lost)).Expect(401, "NOT_AUTHENTICATED");
        (await ann.GetAsync("me")).Expect(200);
        (await ann.PostAsync("auth/password", new { new_password = "correct horse" })).Expect(204);
        (await ann.DeleteAsync($"auth/passkeys/{first}")).Expect(204);
        (await host.Nobody().PostAsync("auth/login", new { email = "ann@example.com", password = "correct horse" })).Expect(200);
    }

    [Fact]
    public async Task Of_two_passkeys_that_are_removed_at_once_one_stays()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await SignUpAsync(host, Device(host));
        await AddAsync(ann, Device(host));
        var ids = (await ann.GetAsync("auth/passkeys")).Json.GetProperty("items").EnumerateArray().Select(one => one.Text("id")).ToList();
        var replies = await Task.WhenAll(ids.Select(id => ann.DeleteAsync($"auth/passkeys/{id}")));
        Assert.Equal([204, 409], replies.Select(reply => reply.Status).Order());
    }

    [Fact]
    public async Task A_passkey_has_a_name_and_an_account_not_too_many()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await AnnAsync(host);
        var device = Device(host);
        var id = await AddAsync(ann, device);
        Assert.Equal("Unknown device", (await ann.GetAsync("auth/passkeys")).Json.GetProperty("items")[0].Text("name"));
        Assert.Equal("Phone", (await ann.PatchAsync($"auth/passkeys/{id}", new { name = "Phone" })).Expect(200).Json.Text("name"));
        (await ann.PatchAsync($"auth/passkeys/{id}", new { name = "" })).Expect(400, "INVALID_MESSAGE");
        (await ann.PatchAsync($"auth/passkeys/{id}", new { name = new string('n', 101) })).Expect(400, "INVALID_MESSAGE");
        (await (await host.GuestAsync()).PatchAsync($"auth/passkeys/{id}", new { name = "Mine" })).Expect(404, "NOT_FOUND");
        (await (await host.GuestAsync()).PostAsync("auth/passkeys/options")).Expect(409, "CONFLICT");
        for (var i = 1; i < 20; i++) await AddAsync(ann, device);
        var (options, state) = await OptionsAsync(ann, "options");
        (await ann.PostAsync("auth/passkeys", new { credential = device.Create(options), state })).Expect(409, "CONFLICT");
    }

    [Fact]
    [Covers("RL-04", "TK-07")]
    public async Task RL_04_Wrong_proofs_use_up_the_tries_and_a_disabled_account_is_refused()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Accounts:TriesPerAccount=3");
        var ann = await AnnAsync(host);
        var device = Device(host);
        await AddAsync(ann, device);
        for (var i = 0; i < 5; i++) (await LoginAsync(host, device)).Expect(200);
        device.Origin = "https://evil.example";
        for (var i = 0; i < 3; i++) (await LoginAsync(host, device)).Expect(401, "NOT_AUTHENTICATED");
        (await LoginAsync(host, device)).Expect(429, "RATE_LIMITED");
        device.Origin = Own(host);
        host.Clock.Shift = TimeSpan.FromMinutes(15);
        (await LoginAsync(host, device)).Expect(200);
        await host.RunSqlAsync("UPDATE account SET disabled_at = '2026-01-01T00:00:00.000Z'");
        (await LoginAsync(host, device)).Expect(401, "NOT_AUTHENTICATED");
    }

    [Fact]
    public async Task A_server_that_knows_its_public_address_takes_proofs_for_that_one_and_those_listed()
    {
        await using var host = await TuttiHost.StartAsync(
            "--Tutti:PublicOrigin=https://tutti.example.com", "--Tutti:Accounts:Passkeys:Domain=example.com",
            "--Tutti:Accounts:Passkeys:Origins:0=https://app.example.com");
        var ann = await AnnAsync(host);
        foreach (var origin in new[] { "https://tutti.example.com", "https://app.example.com" })
        {
            var device = new SoftAuthenticator(origin);
            await AddAsync(ann, device);
            (await LoginAsync(host, device)).Expect(200);
        }
        var (options, state) = await OptionsAsync(ann, "options");
        Assert.Equal("example.com", options.GetProperty("rp").Text("id"));
        (await ann.PostAsync("auth/passkeys", new { credential = Device(host).Create(options), state })).Expect(400, "INVALID_MESSAGE");
    }
}
