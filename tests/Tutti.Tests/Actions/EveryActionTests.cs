using Tutti.Access;
using Tutti.Actions;
using Tutti.Server;
using Tutti.Tests.Support;

namespace Tutti.Tests.Actions;

/// <summary>What holds for every action because there is one path: rights, form, events.</summary>
public sealed class EveryActionTests
{
    // What proves itself (a password, a refresh token) or is one's own (a lock) has tests of its own.
    private static readonly string[] NotByRole =
    [
        "login", "refresh", "end_account_session", "read_avatar", "change_password", "request_password_reset", "reset_password", "upgrade_guest",
        "begin_passkey", "add_passkey", "rename_passkey", "remove_passkey", "login_with_passkey", "sign_up_with_passkey",
        "renew_lock", "release_lock", "stop_waiting",
        .. SessionCalls.NotByRole,
    ];

    public static TheoryData<string> Names => [.. ActionCalls.All.Keys];

    [Fact]
    [Covers("AZ-15")]
    public async Task AZ_15_Each_registered_action_has_an_expectation_here()
    {
        await using var host = await TuttiHost.StartAsync();
        Assert.Equal(
            host.Get<ActionRegistry>().All.Select(action => action.Name).Order(StringComparer.Ordinal),
            ActionCalls.All.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [Covers("AZ-15", "W2", "TK-06")]
    [MemberData(nameof(Names))]
    public async Task AZ_15_Each_role_may_do_what_the_matrix_says(string name)
    {
        await using var host = await TuttiHost.StartAsync();
        var action = host.Get<ActionRegistry>().All.Single(one => one.Name == name);
        var owner = await host.GuestAsync();
        foreach (var role in new Role?[] { Role.Owner, Role.Admin, Role.Editor, Role.Commenter, Role.Viewer, null })
        {
            var place = await Place.MakeAsync(host, owner);
            var visitor = role == Role.Owner ? owner : await host.GuestAsync();
            if (role is { } given and not Role.Owner) await host.JoinAsync(place.Workspace, visitor, given);
            var (path, good, _) = ActionCalls.All[name](place);
            if (NotByRole.Contains(name)) continue;

            var reply = await visitor.SendAsync(action.Verb, path, good);

            var expected = action.Permission == Permission.None ? (action.Status, null)
                : role is null ? (404, "NOT_FOUND")
                : PermissionMatrix.Allows(role.Value, action.Permission) ? (action.Status, (string?)null)
                : (403, "PERMISSION_DENIED");
            if (name == "logout") expected = (204, null);
            if (name == "leave_workspace" && role == Role.Owner) expected = (409, "CONFLICT");
            Assert.True((reply.Status, reply.Code) == expected, $"{name} as {role}: {reply.Status} {reply.Text}");
            if (name == "logout") owner = await host.GuestAsync();
        }
        var someone = await Place.MakeAsync(host, owner);
        var nobody = await host.Nobody().SendAsync(action.Verb, ActionCalls.All[name](someone).Path, ActionCalls.All[name](someone).Good);
        if (!action.ForAnyone) nobody.Expect(401, "NOT_AUTHENTICATED");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_wrong_form_is_refused_and_changes_nothing(string name)
    {
        await using var host = await TuttiHost.StartAsync();
        var action = host.Get<ActionRegistry>().All.Single(one => one.Name == name);
        var place = await Place.MakeAsync(host, await host.GuestAsync());
        var (path, good, bad) = ActionCalls.All[name](place);
        if (bad is null) return;
        var before = host.Count("SELECT count(*) FROM event");
        (await place.Owner.SendAsync(action.Verb, path, bad)).Expect(400, "INVALID_MESSAGE");
        (await place.Owner.SendAsync(action.Verb, path, "[]")).Expect(400, "INVALID_MESSAGE");
        (await place.Owner.SendAsync(action.Verb, path, "{")).Expect(400, "INVALID_MESSAGE");
        (await place.Owner.SendAsync(action.Verb, path, """{"a":1,"a":2}""")).Expect(400, "INVALID_MESSAGE");
        Assert.Equal(before, host.Count("SELECT count(*) FROM event"));
        _ = good;
    }

    [Theory]
    [Covers("K2")]
    [MemberData(nameof(Names))]
    public async Task Every_write_is_an_event_and_no_read_is(string name)
    {
        await using var host = await TuttiHost.StartAsync();
        var action = host.Get<ActionRegistry>().All.Single(one => one.Name == name);
        var place = await Place.MakeAsync(host, await host.GuestAsync());
        var visitor = name is "accept_invitation" or "redeem_share_link" or "leave_workspace" ? await host.GuestAsync() : place.Owner;
        if (name == "leave_workspace") await host.JoinAsync(place.Workspace, visitor, Role.Viewer);
        if (name == "restore_workspace") (await visitor.DeleteAsync($"workspaces/{place.Workspace}")).Expect(204);
        var (path, good, _) = ActionCalls.All[name](place);
        if (name == "refresh") good = new { refresh_token = visitor.RefreshToken };
        if (await AccountCalls.PrepareAsync(host, name) is { } prepared) (visitor, path, good) = prepared;
        if (await SessionCalls.PrepareAsync(place, name) is { } inSession) (visitor, path, good) = inSession;
        var before = host.Count("SELECT count(*) FROM event");
        var reply = await visitor.SendAsync(action.Verb, path, good);
        Assert.True(reply.Status is 200 or 201 or 204, reply.Text);
        var rows = host.Count("SELECT count(*) FROM event") - before;
        Assert.True(action.Writes == rows > 0, $"{name} wrote {rows} events");
        Assert.Equal(0, host.Count("SELECT count(*) FROM event WHERE address = '' OR length(at) <> 24"));
        // Only who forgot a password acts without a session.
        Assert.Equal(0, host.Count("SELECT count(*) FROM event WHERE session_id IS NULL AND type NOT IN ('password_reset_requested', 'password_renewed')"));
    }

    [Fact]
    public async Task Events_of_a_document_are_numbered_without_gaps_also_under_load()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        var replies = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(i => ann.PatchAsync($"documents/{id}", new { title = i % 5 == 0 ? "" : $"T{i}" })));
        Assert.Equal(32, replies.Count(reply => reply.Status == 200));
        Assert.Equal(Enumerable.Range(1, 33).Select(number => (long?)number), host.Events(id).Select(row => row.Number));
    }

    [Fact]
    public async Task A_field_of_the_body_cannot_change_what_the_address_says()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var bob = await host.GuestAsync();
        var victim = await bob.DocumentAsync("Bob's");
        var own = await ann.DocumentAsync("Ann's");
        (await ann.PatchAsync($"documents/{own}", new { document_id = victim, title = "Changed" })).Expect(200);
        Assert.Equal("Bob's", (await bob.GetAsync($"documents/{victim}")).Json.Text("title"));
        (await ann.PatchAsync($"documents/{victim}", new { document_id = own, title = "Changed" })).Expect(404, "NOT_FOUND");
    }

    [Fact]
    public void What_the_description_says_is_what_is_committed()
    {
        var committed = File.ReadAllText(Path.Combine(Repository.Root, "src/Tutti.Server/openapi.json"));
        Assert.True(
            committed == ServerApp.Describe(),
            "openapi.json is stale: dotnet run --project src/Tutti.Server -p:SkipWeb=true -- openapi > src/Tutti.Server/openapi.json");
    }
}
