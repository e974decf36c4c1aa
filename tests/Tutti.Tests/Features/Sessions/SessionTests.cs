using System.Text.Json;
using Tutti.Access;
using Tutti.Tests.Features.Documents;
using Tutti.Tests.Rights;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Sessions;

/// <summary>Live sessions: beginning, joining, leaving, ending, and what is left of them.</summary>
[Covers("L1")]
public sealed class SessionTests
{
    [Fact]
    public async Task Whoever_begins_a_session_is_its_host_and_everyone_who_is_there_takes_part()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        (await at.Owner.GetAsync(at.Session())).Expect(404, "NOT_FOUND");

        var begun = await at.OpenSessionAsync(at.Editor, new { max_users = 9 });

        Assert.Equal(("Editor", "parallel", 9), (begun.GetProperty("host").Text("name"), begun.Text("mode"), begun.GetProperty("max_users").GetInt32()));
        var told = await at.ViewersSocket.NextJsonAsync("session_started");
        Assert.Equal(begun.GetRawText(), told.GetProperty("session").GetRawText());
        Assert.Equal("Editor", told.GetProperty("user").Text("name"));
        await Eventually.TrueAsync(async () => (await ParticipantsAsync(at)).Length == 4, "all who are there take part");
        var participant = (await at.SessionAsync()).GetProperty("participants").EnumerateArray().Single(one => one.Text("name") == "Guest");
        Assert.True(participant.GetProperty("here").GetBoolean());
        Assert.Equal(at.Guest.Id(), participant.Text("id"));

        await using var late = await LiveTests.OpenAsync(host, at.Viewer, at.Document, dialect: "tutti.json.v1");
        Assert.Equal(begun.GetRawText(), (await late.NextJsonAsync("connected")).GetProperty("session").GetRawText());
    }

    [Fact]
    public async Task A_document_without_a_session_says_so_when_one_connects()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        await using var socket = await LiveTests.OpenAsync(host, ann, await ann.DocumentAsync());
        Assert.Equal(JsonValueKind.Null, (await socket.NextJsonAsync("connected")).GetProperty("session").ValueKind);
    }

    [Fact]
    public async Task Without_a_socket_one_joins_keeps_ones_place_and_leaves()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        await at.OpenSessionAsync(at.Owner);
        var far = await host.GuestAsync("Far");
        await host.JoinAsync(at.Workspace, far, Role.Viewer);
        (await far.PostAsync($"{at.Session()}/heartbeat")).Expect(409, "CONFLICT");

        await at.OpenSessionAsync(far);
        Assert.Equal("Far", (await at.OwnersSocket.NextJsonAsync("session_joined")).GetProperty("user").Text("name"));
        Assert.Contains("Far", await ParticipantsAsync(at));
        // Again is no event and no second place.
        await at.OpenSessionAsync(far);
        Assert.Single(host.Events(at.Document), row => row.Type == "session_joined");
        (await far.PostAsync($"{at.Session()}/heartbeat")).Expect(200);

        (await far.PostAsync($"{at.Session()}/leave")).Expect(204);
        Assert.Equal("Far", (await at.OwnersSocket.NextJsonAsync("session_left")).GetProperty("user").Text("name"));
        Assert.DoesNotContain("Far", await ParticipantsAsync(at));
        (await far.PostAsync($"{at.Session()}/leave")).Expect(409, "CONFLICT");
        (await far.PostAsync($"{at.Session()}/heartbeat")).Expect(409, "CONFLICT");
    }

    [Fact]
    public async Task Who_is_not_heard_for_two_minutes_has_lost_their_place()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        await at.OpenSessionAsync(at.Owner, new { max_users = 6 });
        var (silent, steady) = (await host.GuestAsync("Silent"), await host.GuestAsync("Steady"));
        foreach (var one in new[] { silent, steady })
        {
            await host.JoinAsync(at.Workspace, one, Role.Editor);
            await at.OpenSessionAsync(one);
        }
        var late = await host.GuestAsync("Late");
        await host.JoinAsync(at.Workspace, late, Role.Editor);
        (await late.PostAsync(at.Session(), new { })).Expect(409, "SESSION_FULL");

        await host.PassAsync(100);
        (await steady.PostAsync($"{at.Session()}/heartbeat")).Expect(200);
        await host.PassAsync(30);

        Assert.Equal("Silent", (await at.OwnersSocket.NextJsonAsync("session_left")).GetProperty("user").Text("name"));
        Assert.Contains("Steady", await ParticipantsAsync(at));
        (await silent.PostAsync($"{at.Session()}/heartbeat")).Expect(409, "CONFLICT");
        await at.OpenSessionAsync(late);
    }

    [Fact]
    public async Task A_session_that_is_ended_is_over_for_everyone()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        await at.OpenSessionAsync(at.Owner, new { mode = "sequential" });
        Assert.Equal("NOT_YOUR_TURN", await at.EditorsScript.AskAsync("text_change", "\"change\":{\"index\":0,\"insert\":\"no\"}"));
        var far = await host.GuestAsync("Far");
        await host.JoinAsync(at.Workspace, far, Role.Editor);
        await at.OpenSessionAsync(far);

        (await at.Owner.DeleteAsync(at.Session())).Expect(204);

        var told = await at.ViewersSocket.NextJsonAsync("session_ended");
        Assert.Equal(("ended", "Owner"), (told.Text("reason"), told.GetProperty("session").GetProperty("host").Text("name")));
        (await at.Owner.GetAsync(at.Session())).Expect(404, "NOT_FOUND");
        foreach (var path in new[] { "heartbeat", "leave", "turn/request", "turn/cancel", "turn/pass" })
            (await far.PostAsync($"{at.Session()}/{path}", path == "turn/pass" ? new { } : null)).Expect(410, "SESSION_ENDED");
        (await at.Owner.PatchAsync(at.Session(), new { mode = "parallel" })).Expect(410, "SESSION_ENDED");
        (await at.Owner.DeleteAsync(at.Session())).Expect(410, "SESSION_ENDED");
        // What it had agreed is over too.
        Assert.Equal("yes", await at.EditorsScript.AskAsync("text_change", "\"change\":{\"index\":0,\"insert\":\"free\"}"));
        Assert.NotEqual(told.GetProperty("session").Text("id"), (await at.OpenSessionAsync(at.Editor)).Text("id"));
    }

    [Fact]
    public async Task A_session_outlives_the_server_with_its_host_mode_turn_and_queue()
    {
        var host = await TuttiHost.StartAsync();
        var owner = await host.GuestAsync("Owner");
        var editor = await host.GuestAsync("Editor");
        var document = await owner.DocumentAsync(content: "as it was");
        await host.JoinAsync(owner.Workspace!, editor, Role.Editor);
        var begun = (await owner.PostAsync($"documents/{document}/session", new { mode = "sequential", max_users = 5 })).Expect(201).Json;
        var asked = (await editor.PostAsync($"documents/{document}/session/turn/request")).Expect(200).Json;

        await using var again = await TuttiHost.StartInAsync(await host.StopKeepingAsync(), new TestLog());

        var (ann, bob) = (owner.At(again), editor.At(again));
        var read = (await ann.GetAsync($"documents/{document}/session")).Expect(200).Json;
        foreach (var name in new[] { "id", "host", "mode", "max_users", "started_at", "queue" })
            Assert.Equal(asked.GetProperty(name).GetRawText(), read.GetProperty(name).GetRawText());
        Assert.Equal((begun.Text("id"), "Owner", "Editor"), (read.Text("id"), read.Holder(), read.Queue().Single()));
        // Nobody has lost anything by the server's absence, and the rules hold from the first edit on.
        await again.KeepAsync();
        Assert.Equal("Owner", (await ann.GetAsync($"documents/{document}/session")).Json.Holder());
        (await bob.PostAsync($"documents/{document}/session/heartbeat")).Expect(200);
        (await bob.PostAsync($"documents/{document}/content/changes", new { change = new { index = 0, insert = "x" } })).Expect(409, "NOT_YOUR_TURN");
        await using var socket = await LiveTests.OpenAsync(again, bob, document);
        Assert.Equal("Owner", (await socket.NextJsonAsync("connected")).GetProperty("session").Holder());
        await socket.SendUpdateAsync(new Typist(5).Type("x"));
        Assert.Equal("NOT_YOUR_TURN", await socket.NextErrorAsync());
        Assert.Equal("as it was", (await ann.GetAsync($"documents/{document}/content", "text/plain")).Text);
    }

    [Fact]
    public async Task A_session_without_anybody_ends_after_an_hour_and_one_with_somebody_does_not()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Rooms:SilenceTimeout=10:00:00", "--Tutti:Sessions:EmptyKept=00:01:00");
        await using var at = await Watched.StartAsync(host);
        await at.OpenSessionAsync(at.Owner);
        var left = await at.Owner.DocumentAsync("Left");
        (await at.Owner.PostAsync($"documents/{left}/session", new { })).Expect(201);
        (await at.Owner.PostAsync($"documents/{left}/session/leave")).Expect(204);

        await host.PassAsync(50);
        (await at.Owner.GetAsync($"documents/{left}/session")).Expect(200);
        await host.PassAsync(11);

        (await at.Owner.GetAsync($"documents/{left}/session")).Expect(404, "NOT_FOUND");
        Assert.Equal("empty", TuttiHost.Json(host.Events(left).Last(row => row.Type == "session_ended").Data).Text("reason"));
        await at.SessionAsync();
    }

    [Fact]
    public async Task A_document_that_is_deleted_has_no_session_when_it_comes_back()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var document = await ann.DocumentAsync();
        (await ann.PostAsync($"documents/{document}/session", new { mode = "locked" })).Expect(201);
        (await ann.DeleteAsync($"documents/{document}")).Expect(204);
        (await ann.GetAsync($"documents/{document}/session")).Expect(404, "NOT_FOUND");
        (await ann.PostAsync($"workspaces/{ann.Workspace}/documents/{document}/restore")).Expect(200);
        await Eventually.TrueAsync(async () => (await ann.GetAsync($"documents/{document}/session")).Status == 404, "the session is over");
        (await ann.PostAsync($"documents/{document}/content/changes", new { change = new { index = 0, insert = "x" } })).Expect(200);
    }

    [Theory]
    [InlineData("""{"mode":"free"}""")]
    [InlineData("""{"mode":1}""")]
    [InlineData("""{"max_users":0}""")]
    [InlineData("""{"max_users":-1}""")]
    [InlineData("""{"max_users":10001}""")]
    [InlineData("""{"max_users":1.5}""")]
    [InlineData("""{"max_users":"3"}""")]
    [InlineData("""{"max_users":99999999999}""")]
    [InlineData("[]")]
    public async Task What_cannot_be_asked_for_is_refused(string body)
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var document = await ann.DocumentAsync();
        (await ann.PostAsync($"documents/{document}/session", body)).Expect(400, "INVALID_MESSAGE");
        (await ann.PostAsync($"documents/{document}/session", new { })).Expect(201);
        (await ann.PatchAsync($"documents/{document}/session", body)).Expect(400, "INVALID_MESSAGE");
        (await ann.PatchAsync($"documents/{document}/session", "{}")).Expect(400, "INVALID_MESSAGE");
        Assert.Equal("parallel", (await ann.GetAsync($"documents/{document}/session")).Json.Text("mode"));
    }

    [Fact]
    public async Task Of_many_who_begin_at_once_one_is_the_host_and_the_others_join()
    {
        await using var host = await TuttiHost.StartAsync();
        var owner = await host.GuestAsync("Owner");
        var document = await owner.DocumentAsync();
        var people = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => host.GuestAsync($"P{i}")));
        foreach (var person in people) await host.JoinAsync(owner.Workspace!, person, Role.Editor);

        var sessions = await Task.WhenAll(people.Select(person => person.PostAsync($"documents/{document}/session", new { })));

        Assert.Single(sessions.Select(reply => reply.Expect(201).Json.Text("id")).Distinct());
        Assert.Single(sessions.Select(reply => reply.Json.GetProperty("host").Text("id")).Distinct());
        Assert.Equal(1, host.Count("SELECT count(*) FROM live_session WHERE document_id = @document", new { document }));
        Assert.Equal(11, host.Events(document).Count(row => row.Type == "session_joined"));
    }

    private static async Task<string[]> ParticipantsAsync(Watched at) =>
        [.. (await at.SessionAsync()).GetProperty("participants").EnumerateArray().Select(one => one.Text("name"))];
}
