using System.Text.Json;
using Tutti.Access;
using Tutti.Crdt;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Documents;

/// <summary>The context of a session: any key the host wants, kept in the document, told to the room with who changed it.</summary>
[Covers("D8")]
public sealed class SessionUpdateTests
{
    private const string Session = """{"files":{"main.py":"x"},"context":{"status":"idle","old":1}}""";

    [Fact]
    public async Task D8_What_an_agent_says_of_itself_is_told_to_everybody_in_the_room_with_who_said_it()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, id) = await SessionAsync(host);
        await using var json = await LiveTests.OpenAsync(host, ann, id, dialect: "tutti.json.v1");
        await using var yjs = await LiveTests.OpenAsync(host, ann, id);
        await using var plain = await LiveTests.OpenAsync(host, ann, id, dialect: "y-websocket");
        await json.NextJsonAsync("connected");
        await yjs.NextJsonAsync("connected");
        await plain.NextSyncAsync(Crdt.Protocol.SyncStep.Step1);
        await plain.SendStep1Async();
        await plain.NextSyncAsync(Crdt.Protocol.SyncStep.Step2);

        await json.SendJsonAsync("""{"type":"session_update","ref":"1","changes":{"token_count":1200,"old":null,"more":{"a":[1,null]}}}""");

        foreach (var socket in new[] { json, yjs })
        {
            var told = await socket.NextJsonAsync("session_update");
            Assert.Equal("""{"token_count":1200,"old":null,"more":{"a":[1,null]}}""", told.GetProperty("changes").GetRawText());
            Assert.Equal((ann.User.Text("id"), "Gast", id), (told.GetProperty("user").Text("id"), told.GetProperty("user").Text("name"), told.Text("document_id")));
            Assert.True(told.GetProperty("timestamp").TryGetDateTimeOffset(out _));
            Assert.False(told.TryGetProperty("event", out _), "it has no number: only the bursts of edits are events");
        }
        Assert.Equal("1", (await json.NextJsonAsync("ack")).Text("ref"));
        const string Now = """{"status":"idle","token_count":1200,"more":{"a":[1,null]}}""";
        await AssertContextAsync(ann, id, Now);
        // Who only speaks Yjs has it in the document.
        await plain.NextSyncAsync(Crdt.Protocol.SyncStep.Update);
        using var seen = new YDoc();
        seen.ApplyUpdate(plain.Document());
        Assert.Equal(1200, seen.GetMap("context")["token_count"].AsNumber());
    }

    [Fact]
    public async Task D8_By_HTTP_it_is_the_same_and_what_changes_nothing_is_told_to_nobody()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, id) = await SessionAsync(host);
        await using var socket = await LiveTests.OpenAsync(host, ann, id, dialect: "tutti.json.v1");
        await socket.NextJsonAsync("connected");
        Assert.Equal(1, (await UpdateAsync(ann, id, """{"status":"idle","absent":null}""")).Expect(200).Json.GetProperty("version").GetInt64());
        Assert.Equal(2, (await UpdateAsync(ann, id, """{"status":"busy","a/b~c":"é"}""")).Expect(200).Json.GetProperty("version").GetInt64());
        Assert.Equal("busy", (await socket.NextJsonAsync("session_update")).GetProperty("changes").Text("status"));
        await AssertContextAsync(ann, id, """{"status":"busy","old":1,"a/b~c":"é"}""");
    }

    [Theory]
    [InlineData("1")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"":1}""")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1e999}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"a":[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]}""")]
    [InlineData("""{"kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk":1}""")]
    public async Task D8_What_is_not_a_change_of_the_context_changes_nothing(string changes)
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, id) = await SessionAsync(host);
        (await UpdateAsync(ann, id, changes)).Expect(400, "INVALID_MESSAGE");
        await AssertContextAsync(ann, id, """{"status":"idle","old":1}""");
    }

    [Fact]
    public async Task D8_Only_sessions_have_a_context()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        foreach (var kind in new[] { "artifact", "workflow", "pipeline" })
            (await UpdateAsync(ann, await ann.DocumentAsync("Other", kind), """{"a":1}""")).Expect(400, "INVALID_MESSAGE");
    }

    [Fact]
    [Covers("W2")]
    public async Task D8_A_reader_says_nothing_of_the_session()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, id) = await SessionAsync(host);
        var bob = await host.GuestAsync("Bob");
        (await UpdateAsync(bob, id, """{"a":1}""")).Expect(404, "NOT_FOUND");
        await host.JoinAsync(ann.Workspace!, bob, Role.Commenter);
        (await UpdateAsync(bob, id, """{"a":1}""")).Expect(403, "PERMISSION_DENIED");
        await using var socket = await LiveTests.OpenAsync(host, bob, id);
        await socket.NextJsonAsync("connected");
        await socket.SendJsonAsync("""{"type":"session_update","ref":"1","changes":{"a":1}}""");
        Assert.Equal("PERMISSION_DENIED", await socket.NextErrorAsync());
        await AssertContextAsync(ann, id, """{"status":"idle","old":1}""");
    }

    [Fact]
    public async Task D8_The_context_has_an_end_and_what_is_too_large_can_still_shrink()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Documents:ContextKeys=4", "--Tutti:Documents:ContextBytes=1024");
        var (ann, id) = await SessionAsync(host);
        (await UpdateAsync(ann, id, """{"a":1,"b":1}""")).Expect(200);
        (await UpdateAsync(ann, id, """{"c":1}""")).Expect(413, "TOO_LARGE");
        (await UpdateAsync(ann, id, """{"c":1,"a":null}""")).Expect(200);
        (await UpdateAsync(ann, id, $$"""{"c":"{{new string('é', 600)}}"}""")).Expect(413, "TOO_LARGE");

        // A client with Yjs is held to the limits of documents only.
        using var mine = new YDoc();
        mine.ApplyUpdate((await ann.BytesAsync("GET", $"documents/{id}/state", null)).Bytes);
        for (var i = 0; i < 20; i++) mine.GetMap("context").Set($"k{i}", new string('x', 100));
        (await ann.BytesAsync("POST", $"documents/{id}/sync?kind=update", mine.EncodeStateAsUpdate())).Expect(200);
        (await UpdateAsync(ann, id, """{"more":1}""")).Expect(413, "TOO_LARGE");
        (await UpdateAsync(ann, id, """{"k0":"shorter","k1":null}""")).Expect(200);
    }

    [Fact]
    [Covers("K1")]
    public async Task D8_A_hundred_token_counts_are_one_line_of_the_record()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Documents:EditsQuiet=00:00:00.300");
        var (ann, id) = await SessionAsync(host);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => UpdateAsync(ann, id, $$"""{"token_count":{{i}}}""")));
        const string Edits = "SELECT count(*) FROM event WHERE document_id = @id AND type = 'document_edited'";
        await Eventually.True(() => host.Count(Edits, new { id }) > 0, "the burst is written down");
        Assert.InRange(host.Count(Edits, new { id }), 1, 3);
        Assert.Equal(0, host.Count("SELECT count(*) FROM event WHERE type LIKE 'session%'"));
    }

    private static async Task<(Visitor Ann, string Document)> SessionAsync(TuttiHost host)
    {
        var ann = await host.GuestAsync();
        return (ann, await ann.DocumentAsync("Session", "session", TuttiHost.Json(Session)));
    }

    private static Task<Reply> UpdateAsync(Visitor visitor, string id, string changes) =>
        visitor.SendAsync("PATCH", $"documents/{id}/context", $$"""{"changes":{{changes}}}""");

    private static async Task AssertContextAsync(Visitor visitor, string id, string expected)
    {
        var read = (await visitor.GetAsync($"documents/{id}/content")).Json.GetProperty("context");
        Assert.True(JsonElement.DeepEquals(TuttiHost.Json(expected), read), read.GetRawText());
    }
}
