using Tutti.Access;
using Tutti.Tests.Support;

namespace Tutti.Tests.Actions;

public sealed class RepeatTests
{
    [Fact]
    public async Task A_repeat_under_the_same_key_is_answered_and_not_done_again()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Jwt:Lifetime=1.00:00:00");
        var ann = await host.GuestAsync();
        var path = $"workspaces/{ann.Workspace}/documents";
        var first = (await ann.PostAsync(path, new { title = "Once", kind = "artifact" }, "key-1")).Expect(201);
        var again = (await ann.PostAsync(path, new { title = "Once", kind = "artifact" }, "key-1")).Expect(201);
        Assert.Equal(first.Text, again.Text);
        (await ann.PostAsync(path, new { title = "Other", kind = "artifact" }, "key-1")).Expect(409, "CONFLICT");
        var other = (await ann.PostAsync(path, new { title = "Once", kind = "artifact" }, "key-2")).Expect(201);
        Assert.NotEqual(first.Json.Text("id"), other.Json.Text("id"));

        host.Clock.Shift = TimeSpan.FromHours(25);
        ann.SignIn((await host.Nobody().PostAsync("auth/refresh", new { refresh_token = ann.RefreshToken })).Expect(200));
        (await ann.PostAsync(path, new { title = "New day", kind = "artifact" }, "key-3")).Expect(201);
        (await ann.PostAsync(path, new { title = "Other", kind = "artifact" }, "key-1")).Expect(201);
    }

    [Fact]
    public async Task Many_at_once_under_one_key_make_one()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ann.PostAsync("workspaces", new { name = "One" }, "k")));
        Assert.Single(replies.Select(reply => reply.Expect(201).Text).Distinct(StringComparer.Ordinal));
        Assert.Equal(1, host.Count("SELECT count(*) FROM workspace WHERE name = 'One'"));
    }

    [Fact]
    public async Task A_key_belongs_to_one_person_and_a_refusal_does_not_use_it_up()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var bob = await host.GuestAsync();
        await host.JoinAsync(ann.Workspace!, bob, Role.Viewer);
        var path = $"workspaces/{ann.Workspace}/documents";
        var body = new { title = "T", kind = "artifact" };
        var anns = (await ann.PostAsync(path, body, "shared")).Expect(201);
        (await bob.PostAsync(path, body, "shared")).Expect(403, "PERMISSION_DENIED");
        await host.JoinAsync(ann.Workspace!, bob, Role.Editor);
        var bobs = (await bob.PostAsync(path, body, "shared")).Expect(201);
        Assert.NotEqual(anns.Text, bobs.Text);
        // The right is asked for again: someone removed is not answered from memory.
        await host.RunSqlAsync("DELETE FROM membership WHERE person_id = @id", new { id = bob.User.Text("id") });
        (await bob.PostAsync(path, body, "shared")).Expect(404, "NOT_FOUND");
    }
}
