using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Tutti.Access;
using Tutti.Crdt;
using Tutti.Rooms;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Documents;

/// <summary>Edits without Yjs are edits of the same document: the same rights, journal and listeners.</summary>
[Covers("D4", "R1", "D5")]
public sealed class ContentEditTests
{
    private const string Workflow = """{"nodes":{"a":{"type":"task","x":1,"label":"A","data":{"k":[1,2]}}},"edges":{}}""";

    [Theory]
    [InlineData("""[{"op":"replace","path":"/nodes/a/x","value":5}]""", """{"type":"task","x":5,"label":"A","data":{"k":[1,2]}}""")]
    [InlineData("""[{"op":"add","path":"/nodes/a/data/k/1","value":9}]""", """{"type":"task","x":1,"label":"A","data":{"k":[1,9,2]}}""")]
    [InlineData("""[{"op":"add","path":"/nodes/a/data/k/-","value":{"z":null}}]""", """{"type":"task","x":1,"label":"A","data":{"k":[1,2,{"z":null}]}}""")]
    [InlineData("""[{"op":"remove","path":"/nodes/a/data/k/0"}]""", """{"type":"task","x":1,"label":"A","data":{"k":[2]}}""")]
    [InlineData("""[{"op":"remove","path":"/nodes/a/label"}]""", """{"type":"task","x":1,"data":{"k":[1,2]}}""")]
    [InlineData("""[{"op":"test","path":"/nodes/a/data","value":{"k":[1,2]}},{"op":"add","path":"/nodes/a/y","value":2}]""", """{"type":"task","x":1,"label":"A","data":{"k":[1,2]},"y":2}""")]
    [InlineData("""[{"op":"copy","from":"/nodes/a/x","path":"/nodes/a/y"}]""", """{"type":"task","x":1,"label":"A","data":{"k":[1,2]},"y":1}""")]
    [InlineData("""[{"op":"move","from":"/nodes/a/x","path":"/nodes/a/y"}]""", """{"type":"task","label":"A","data":{"k":[1,2]},"y":1}""")]
    [InlineData("""[{"op":"replace","path":"/nodes/a","value":{"x":1,"data":{"k":[1,2],"~/":1}}}]""", """{"x":1,"data":{"k":[1,2],"~/":1}}""")]
    public async Task A_patch_changes_what_it_names(string patch, string expected)
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync("Flow", "workflow", TuttiHost.Json(Workflow));
        Assert.Equal(2, (await PatchAsync(ann, id, patch)).Expect(200).Json.GetProperty("version").GetInt64());
        var read = (await ann.GetAsync($"documents/{id}/content")).Json.GetProperty("nodes").GetProperty("a");
        Assert.True(JsonElement.DeepEquals(TuttiHost.Json(expected), read), read.GetRawText());
    }

    [Theory]
    [InlineData("""[{"op":"replace","path":"/nodes/b/x","value":5}]""", 409)]
    [InlineData("""[{"op":"add","path":"/nodes/a/x","value":7},{"op":"test","path":"/nodes/a/x","value":5}]""", 409)]
    [InlineData("""[{"op":"add","path":"/nodes/a/x","value":7},{"op":"remove","path":"/nodes/a/none"}]""", 409)]
    [InlineData("""[{"op":"add","path":"/nodes/b","value":1}]""", 400)]
    [InlineData("""[{"op":"add","path":"/steps/b","value":{}}]""", 400)]
    [InlineData("""[{"op":"remove","path":"/nodes"}]""", 400)]
    [InlineData("""[{"op":"move","from":"/nodes/a","path":"/nodes/a/data/a"}]""", 400)]
    [InlineData("""[{"op":"add","path":"nodes","value":{}}]""", 400)]
    [InlineData("""[{"op":"add","path":"/nodes/~2","value":{}}]""", 400)]
    [InlineData("""{"op":"add"}""", 400)]
    [InlineData("""[{"op":"remove","path":"/nodes/a/x/y"}]""", 409)]
    public async Task A_patch_that_does_not_fit_changes_nothing_and_the_next_one_works(string patch, int status)
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync("Flow", "workflow", TuttiHost.Json(Workflow));
        Assert.Equal(status, (await PatchAsync(ann, id, patch)).Status);
        Assert.Equal(TuttiHost.Json(Workflow).GetRawText(), (await ann.GetAsync($"documents/{id}/content")).Text);
        (await PatchAsync(ann, id, """[{"op":"add","path":"/nodes/a/x","value":8}]""")).Expect(200);
        var read = (await ann.GetAsync($"documents/{id}/content")).Json;
        Assert.Equal(8, read.GetProperty("nodes").GetProperty("a").GetProperty("x").GetInt32());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/none/there")]
    public async Task A_pointer_to_no_root_is_told_which_there_are(string path)
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync("Flow", "workflow", TuttiHost.Json(Workflow));
        var reply = await PatchAsync(ann, id, $$$"""[{"op":"add","path":"{{{path}}}","value":{}}]""");
        Assert.Contains("/nodes, /edges", reply.Expect(400, "INVALID_MESSAGE").Json.GetProperty("detail").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_version_is_a_conflict_that_shows_the_other_side()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync("Flow", "workflow", TuttiHost.Json(Workflow));
        var tag = (await ann.GetAsync($"documents/{id}/content")).Headers["ETag"];
        (await PatchAsync(ann, id, """[{"op":"replace","path":"/nodes/a/x","value":5}]""", ("If-Match", tag))).Expect(200);
        var late = (await PatchAsync(ann, id, """[{"op":"replace","path":"/nodes/a/x","value":6}]""", ("If-Match", tag))).Expect(409, "CONFLICT");
        Assert.Equal("""{"if_version":1,"version":2,"theirs":{"/nodes/a/x":5}}""", late.Json.GetProperty("conflict").GetRawText());
        (await ann.PatchAsync($"documents/{id}/content", new { patch = new[] { new { op = "remove", path = "/nodes/a/x" } }, if_version = 1 })).Expect(409, "CONFLICT");
        (await ann.PatchAsync($"documents/{id}/content", new { patch = new[] { new { op = "remove", path = "/nodes/a/x" } }, if_version = 2 })).Expect(200);
        (await PatchAsync(ann, id, "[]", ("If-Match", "\"nonsense\""))).Expect(400, "INVALID_MESSAGE");
    }

    [Fact]
    public async Task Replacing_a_text_keeps_what_others_write_in_it()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync(content: "The quick brown fox\njumps over the lazy dog 🐶");
        using var mine = new YDoc();
        mine.ApplyUpdate((await ann.BytesAsync("GET", $"documents/{id}/state", null)).Bytes);
        mine.GetText("content").Insert(10, "dark ");

        (await PatchAsync(ann, id, """[{"op":"replace","path":"/content","value":"A quick brown cat\njumps over the lazy cow 🐮!"}]""")).Expect(200);
        (await ann.BytesAsync("POST", $"documents/{id}/sync?kind=update", mine.EncodeStateAsUpdate())).Expect(200);

        Assert.Equal("A quick dark brown cat\njumps over the lazy cow 🐮!", (await ann.GetAsync($"documents/{id}/content", "text/plain")).Text);
    }

    [Fact]
    public async Task Patches_and_a_typist_at_the_same_time_converge()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var bob = await host.GuestAsync();
        var id = await ann.DocumentAsync(content: "start ");
        await host.JoinAsync(ann.Workspace!, bob, Role.Editor);
        await using var socket = await LiveTests.OpenAsync(host, ann, id);
        await socket.NextJsonAsync("connected");
        await socket.SendStep1Async();
        await socket.NextSyncAsync(Crdt.Protocol.SyncStep.Step2);
        using var typist = new YDoc();
        typist.ApplyUpdate(socket.Document());
        var typing = Task.Run(async () =>
        {
            var updates = new List<byte[]>();
            typist.Updated += update => updates.Add(update.Bytes.ToArray());
            for (var i = 0; i < 50; i++)
            {
                typist.GetText("content").Insert(0, "t");
                await socket.SendUpdateAsync(updates[^1]);
            }
        });
        var patching = new[] { ann, bob }.Select((who, at) => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
                (await who.PostAsync($"documents/{id}/content/changes", new { change = new { index = 0, insert = at == 0 ? "a" : "b" } })).Expect(200);
        }));
        await Task.WhenAll([typing, .. patching]);
        await Eventually.True(() => socket.Acknowledged == 50, "all typing is acknowledged");
        var text = (await ann.GetAsync($"documents/{id}/content", "text/plain")).Text;
        Assert.Equal((50, 20, 20), (text.Count(c => c == 't') - 2, text.Count(c => c == 'a') - 1, text.Count(c => c == 'b')));
        await Eventually.True(
            () =>
            {
                using var seen = new YDoc();
                seen.ApplyUpdate(socket.Document());
                seen.ApplyUpdate(typist.EncodeStateAsUpdate());
                return seen.GetText("content").ToString() == text;
            },
            "the typist's document is the server's");
    }

    [Fact]
    [Covers("W2")]
    public async Task A_reader_is_refused_and_so_is_who_lost_the_right_meanwhile()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var bob = await host.GuestAsync();
        var id = await ann.DocumentAsync(content: "safe");
        await host.JoinAsync(ann.Workspace!, bob, Role.Commenter);
        (await PatchAsync(bob, id, """[{"op":"replace","path":"/content","value":"no"}]""")).Expect(403, "PERMISSION_DENIED");
        await using var socket = await LiveTests.OpenAsync(host, bob, id, dialect: "tutti.json.v1");
        await socket.NextJsonAsync("connected");
        await socket.SendJsonAsync("""{"type":"text_change","ref":"1","change":{"index":0,"insert":"no"}}""");
        Assert.Equal("PERMISSION_DENIED", await socket.NextErrorAsync());
        Assert.Equal("safe", (await ann.GetAsync($"documents/{id}/content", "text/plain")).Text);
    }

    [Fact]
    public async Task Without_Yjs_changes_are_made_and_heard_as_JSON()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync("Session", "session", TuttiHost.Json("""{"files":{"a.py":"print(1)"},"context":{}}"""));
        await using var socket = await LiveTests.OpenAsync(host, ann, id, dialect: "tutti.json.v1");
        await socket.NextJsonAsync("connected");
        await socket.SendJsonAsync("""{"type":"sync_request","ref":"s"}""");
        var state = await socket.NextJsonAsync("state");
        Assert.Equal(("s", 1L), (state.Text("ref"), state.GetProperty("version").GetInt64()));
        Assert.Equal("print(1)", state.GetProperty("content").GetProperty("files").Text("a.py"));

        await socket.SendJsonAsync("""{"type":"text_change","ref":"1","change":{"file":"a.py","index":6,"delete":1,"insert":"42"}}""");
        var text = await socket.NextJsonAsync("content_update");
        Assert.Equal("""{"type":"content_update","version":2,"changes":[{"file":"a.py","path":"/files/a.py","index":6,"delete":1,"insert":"42"}]}""", text.GetRawText());
        var ack = await socket.NextJsonAsync("ack");
        Assert.Equal(("1", 2L), (ack.Text("ref"), ack.GetProperty("result").GetProperty("version").GetInt64()));

        await socket.SendJsonAsync("""{"type":"state_update","ref":"2","if_version":2,"patch":[{"op":"add","path":"/context/status","value":"busy"},{"op":"add","path":"/files/b~1c.py","value":"x"}]}""");
        var patch = (await socket.NextJsonAsync("content_update")).GetProperty("patch");
        Assert.Equal(
            ["/context/status", "/files/b~1c.py"], patch.EnumerateArray().Select(op => op.Text("path")).Order(StringComparer.Ordinal));
        await socket.SendJsonAsync("""{"type":"state_update","ref":"3","if_version":2,"patch":[{"op":"remove","path":"/context/status"}]}""");
        var error = await socket.NextJsonAsync("error");
        Assert.Equal(("CONFLICT", "3", "busy"), (error.Text("error_code"), error.Text("ref"), error.GetProperty("conflict").GetProperty("theirs").Text("/context/status")));
        await socket.SendJsonAsync("""{"type":"text_change","ref":"4","change":{"file":"a.py","index":99,"insert":"x"}}""");
        Assert.Equal("INVALID_MESSAGE", await socket.NextErrorAsync());
    }

    [Fact]
    public async Task What_is_heard_can_be_followed_without_Yjs_while_others_type()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync(content: "start");
        await using var listener = await LiveTests.OpenAsync(host, ann, id, dialect: "tutti.json.v1");
        await listener.NextJsonAsync("connected");
        await listener.SendJsonAsync("""{"type":"sync_request"}""");
        var typist = new Typist(9);
        await using var socket = await LiveTests.OpenAsync(host, ann, id);
        await socket.NextJsonAsync("connected");
        for (var i = 0; i < 30; i++)
        {
            await socket.SendUpdateAsync(typist.Type($"{i},"));
            if (i == 15) await listener.SendJsonAsync("""{"type":"sync_request"}""");
        }
        await Eventually.True(() => socket.Acknowledged == 30, "all is acknowledged");
        var text = "";
        var version = 0L;
        while (version < 31)
        {
            var frame = await listener.NextJsonAsync("state", "content_update");
            if (frame.TryGetProperty("content", out var content)) text = content.Text("content");
            else if (frame.GetProperty("version").GetInt64() > version) text = Follow(text, frame.GetProperty("changes"));
            version = Math.Max(version, frame.GetProperty("version").GetInt64());
        }
        Assert.Equal((await ann.GetAsync($"documents/{id}/content", "text/plain")).Text, text);
    }

    [Fact]
    [Covers("CR-08")]
    public async Task The_ids_the_server_writes_with_belong_to_the_person_and_to_no_socket()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Rooms:KeptWarm=00:00:00");
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        for (var round = 0; round < 2; round++)
        {
            (await ann.PostAsync($"documents/{id}/content/changes", new { change = new { index = 0, insert = "x" } })).Expect(200);
            await Eventually.True(() => host.Get<RoomDirectory>().OpenRooms == 0, "the room is unloaded");
        }
        const string Own = "SELECT count(*) FROM room_author WHERE client_id > 9000000000000000 AND person_id = @person";
        Assert.Equal(1, host.Count(Own, new { person = ann.User.Text("id") }));
        (await ann.BytesAsync("POST", $"documents/{id}/sync?kind=update", new Typist((1UL << 53) - 5).Type("forged"))).Expect(422);
        Assert.Equal("xx", (await ann.GetAsync($"documents/{id}/content", "text/plain")).Text);
    }

    [Fact]
    public async Task A_property_of_a_node_is_changed_by_the_short_form()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync("Flow", "workflow", TuttiHost.Json(Workflow));
        (await ann.PostAsync($"documents/{id}/content/changes", new { change = new { node_id = "a", property = "label", value = "B" } })).Expect(200);
        (await ann.PostAsync($"documents/{id}/content/changes", new { change = new { node_id = "b", property = "label", value = "B" } })).Expect(409, "CONFLICT");
        (await ann.PostAsync($"documents/{id}/content/changes", new { change = new { index = 0, insert = "B" } })).Expect(400, "INVALID_MESSAGE");
        Assert.Equal("B", (await ann.GetAsync($"documents/{id}/content")).Json.GetProperty("nodes").GetProperty("a").Text("label"));
    }

    private static string Follow(string text, JsonElement changes)
    {
        foreach (var change in changes.EnumerateArray())
        {
            var index = change.GetProperty("index").GetInt32();
            if (change.TryGetProperty("delete", out var delete)) text = text.Remove(index, delete.GetInt32());
            if (change.TryGetProperty("insert", out var insert)) text = text.Insert(index, insert.GetString()!);
        }
        return text;
    }

    private static Task<Reply> PatchAsync(Visitor visitor, string id, string patch, params (string Name, string Value)[] headers) => visitor.SendAsync(
        "PATCH", $"documents/{id}/content", new StringContent(patch, Encoding.UTF8, new MediaTypeHeaderValue("application/json-patch+json")), headers);
}
