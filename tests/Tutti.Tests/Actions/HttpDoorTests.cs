using Tutti.Tests.Support;

namespace Tutti.Tests.Actions;

public sealed class HttpDoorTests
{
    [Fact]
    public async Task A_body_beyond_the_limit_is_too_large()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        // Asked first, as clients with much to send do: a server that has refused need not read the rest, and may close.
        (await ann.SendAsync("POST", "workspaces", new { name = new string('n', 70_000) }, ("Expect", "100-continue"))).Expect(413, "TOO_LARGE");
        var content = new string('x', 1_000_000);
        var id = await ann.DocumentAsync("Long", "artifact", content);
        Assert.Equal(content, (await ann.GetAsync($"documents/{id}/content", "text/plain")).Text);
    }

    [Fact]
    public async Task JSON_is_read_strictly()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var deep = string.Concat(Enumerable.Repeat("[", 40)) + string.Concat(Enumerable.Repeat("]", 40));
        foreach (var body in new[]
        {
            """{"name":"a","name":"b"}""", $$"""{"name":"a","more":{{deep}}}""", """{"name":"a",}""", "null", "\"name\"",
            """{"Name":"a"}""", """{"name":"a"} {}""", """{"name":"\ud800"}""", """{"name":"a","\udfff":1}""",
            """{"name":"a","more":1e309}""",
        })
        {
            var reply = await ann.PostAsync("workspaces", body);
            Assert.True((reply.Status, reply.Code) == (400, "INVALID_MESSAGE"), $"{body}: {reply.Status} {reply.Text}");
        }
        (await ann.PostAsync("workspaces", """{"name":"a","unknown":[1]}""")).Expect(201);
    }

    [Fact]
    public async Task A_problem_says_what_and_how_long_to_wait()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Actions:PerPersonAndMinute=5");
        var ann = await host.GuestAsync();
        Reply reply;
        do reply = await ann.GetAsync("me");
        while (reply.Status == 200);
        reply.Expect(429, "RATE_LIMITED");
        Assert.Equal(["title", "status", "detail", "code", "retry_after_ms"], reply.Json.EnumerateObject().Select(field => field.Name));
        Assert.True(reply.Headers.ContainsKey("Retry-After"));
        var bob = await host.GuestAsync();
        (await bob.GetAsync("me")).Expect(200);
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_that_keep_a_browser_safe()
    {
        await using var host = await TuttiHost.StartAsync();
        foreach (var path in new[] { "me", "../../healthz", "../../docs/index.html", "../../", "nothing" })
        {
            var reply = await host.Nobody().GetAsync(path);
            Assert.Contains("frame-ancestors 'none'", reply.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", reply.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.Equal("nosniff", reply.Headers["X-Content-Type-Options"]);
            Assert.False(reply.Headers.ContainsKey("Server"));
        }
        var nothing = await host.Nobody().GetAsync("nothing");
        nothing.Expect(404, "NOT_FOUND");
        Assert.Equal("Bearer", (await host.Nobody().GetAsync("me")).Expect(401, "NOT_AUTHENTICATED").Headers["WWW-Authenticate"]);
    }
}
