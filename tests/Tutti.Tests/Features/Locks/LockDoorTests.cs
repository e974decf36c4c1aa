using System.Text.Json;
using Tutti.Crdt.Protocol;
using Tutti.Crdt.Types;
using Tutti.Tests.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Locks;

/// <summary>
/// A node that somebody holds, and every way in that an edit of somebody else's can take: each is refused, nothing of it is stored or
/// reaches anybody, and the same edit is taken when the lock has ended.
/// </summary>
[Covers("L3", "L4")]
public sealed class LockDoorTests
{
    private const string Patch = """[{"op":"replace","path":"/nodes/a/label","value":"Bob's"}]""";

    public static TheoryData<string> Doors => ["tutti.v1", "y-websocket", "step 2", "JSON frame", "text_change", "HTTP patch", "HTTP change", "HTTP sync"];

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task L4_What_somebody_holds_is_edited_by_nobody_else_whichever_way_they_come(string door)
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, _, id) = await host.TeamAsync();
        await using var watching = await LiveTests.OpenAsync(host, ann, id, dialect: "tutti.json.v1");
        await using var yjs = await LiveTests.OpenAsync(host, ann, id);
        await watching.NextJsonAsync("connected");
        await yjs.NextJsonAsync("connected");
        var held = await ann.NodeAsync(id, "a");
        var before = await ContentAsync(ann, id);
        var updates = host.Count("SELECT head FROM room WHERE document_id = @id", new { id });

        await using var way = await DoorAsync(host, bob, id, door);
        Assert.True(await way.TryAsync() is "LOCKED", "it is refused");

        Assert.Equal(before, await ContentAsync(ann, id));
        Assert.Equal(updates, host.Count("SELECT head FROM room WHERE document_id = @id", new { id }));
        Assert.Equal(0, yjs.UpdateFrames);

        // The holder goes on, and everybody sees that, and nothing before it.
        (await PatchAsync(ann, id, "Ann's")).Expect(200);
        Assert.Contains("Ann's", (await watching.NextJsonAsync("content_update")).GetRawText(), StringComparison.Ordinal);
        await Eventually.True(() => yjs.UpdateFrames == 1, "the holder's edit comes");

        (await ann.DeleteAsync($"documents/{id}/locks/{held.Text("id")}")).Expect(204);
        await using var again = await DoorAsync(host, bob, id, door);
        Assert.Null(await again.TryAsync());
        await Eventually.TrueAsync(async () => (await ContentAsync(ann, id)).Contains("Bob's", StringComparison.Ordinal), "it is taken now");
    }

    [Fact]
    public async Task L4_To_the_moment_the_time_is_over_the_next_edit_is_taken()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, _, id) = await host.TeamAsync();
        await using var socket = await LiveTests.OpenAsync(host, bob, id, dialect: "tutti.json.v1");
        await socket.NextJsonAsync("connected");
        await ann.NodeAsync(id, "a", 60);
        (await PatchAsync(bob, id, "Bob's")).Expect(423, "LOCKED");
        host.Clock.Shift = TimeSpan.FromSeconds(61);
        (await PatchAsync(bob, id, "Bob's")).Expect(200);
    }

    [Fact]
    public async Task L4_A_part_of_a_text_is_held_and_the_rest_of_it_is_not()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, bob, _, _) = await host.TeamAsync();
        var id = await ann.DocumentAsync("Text", "artifact", "0123456789");
        using var text = await LockTreeTests.ReadAsync(ann, id);
        (await ann.AcquireAsync(id, LockTreeTests.Range(text, 3, 6))).Expect(201);
        (await ChangeAsync(bob, id, 4, 1, "x")).Expect(423, "LOCKED");
        (await ChangeAsync(bob, id, 2, 2, "")).Expect(423, "LOCKED");
        (await ChangeAsync(bob, id, 0, 1, "before")).Expect(200);
        (await ChangeAsync(ann, id, 10, 0, "hers")).Expect(200);
        // What is held has moved and grown: before12, 34hers5, 6789.
        (await ChangeAsync(bob, id, 12, 0, "x")).Expect(423, "LOCKED");
        (await ChangeAsync(bob, id, 17, 0, "after")).Expect(200);
        Assert.Equal("before1234hers567after89", (await ann.GetAsync($"documents/{id}/content", "text/plain")).Text);
    }

    private static Task<Reply> ChangeAsync(Visitor visitor, string id, int index, int delete, string insert) =>
        visitor.PostAsync($"documents/{id}/content/changes", new { change = new { index, delete, insert } });

    private static async Task<Door> DoorAsync(TuttiHost host, Visitor bob, string id, string door)
    {
        var update = await UpdateAsync(bob, id);
        switch (door)
        {
            case "HTTP patch": return new Door(async () => (await PatchAsync(bob, id, "Bob's")).Code);
            case "HTTP change":
                var change = new { change = new { node_id = "a", property = "label", value = "Bob's" } };
                return new Door(async () => (await bob.PostAsync($"documents/{id}/content/changes", change)).Code);
            case "HTTP sync":
                return new Door(async () => CodeOf(await bob.BytesAsync("POST", $"documents/{id}/sync?kind=update", update)));
        }
        var dialect = door switch { "y-websocket" => "y-websocket", "JSON frame" or "text_change" => "tutti.json.v1", _ => "tutti.v1" };
        var socket = await LiveTests.OpenAsync(host, bob, id, dialect: dialect);
        if (dialect != "tutti.json.v1") await socket.NextSyncAsync(SyncStep.Step1);
        return new Door(() => SendAsync(socket, door, update), socket);
    }

    private static async Task<string?> SendAsync(TestSocket socket, string door, byte[] update)
    {
        switch (door)
        {
            case "JSON frame":
                await socket.SendJsonAsync($$"""{"type":"state_update","ref":"1","patch":{{Patch}}}""");
                break;
            case "text_change":
                await socket.SendJsonAsync("""{"type":"text_change","ref":"1","change":{"node_id":"a","property":"label","value":"Bob's"}}""");
                break;
            case "y-websocket":
                await socket.SendUpdateAsync(update);
                return await socket.IsDeniedAsync() ? "LOCKED" : null;
            default:
                // What an offline queue holds comes as the answer to the server's sync step 1.
                await socket.SendAsync(SyncMessage.ToFrame(door == "step 2" ? SyncStep.Step2 : SyncStep.Update, update));
                break;
        }
        var answer = await socket.NextJsonAsync("ack", "error");
        return answer.Text("type") == "error" ? answer.Text("error_code") : null;
    }

    private static Task<Reply> PatchAsync(Visitor visitor, string id, string label) => visitor.PatchAsync(
        $"documents/{id}/content", new { patch = new[] { new { op = "replace", path = "/nodes/a/label", value = label } } });

    private static async Task<byte[]> UpdateAsync(Visitor visitor, string id)
    {
        using var document = await LockTreeTests.ReadAsync(visitor, id);
        var known = document.EncodeStateVector();
        ((YMap)document.GetMap("nodes")["a"].AsType()).Set("label", "Bob's");
        return document.EncodeStateAsUpdate(known);
    }

    private static async Task<string> ContentAsync(Visitor visitor, string id) =>
        (await visitor.GetAsync($"documents/{id}/content")).Expect(200).Json.GetProperty("nodes").GetProperty("a").GetRawText();

    private static string? CodeOf(BytesReply reply) => reply.Status == 200 ? null : JsonDocument.Parse(reply.Bytes).RootElement.Text("code");

    private sealed class Door(Func<Task<string?>> attempt, TestSocket? socket = null) : IAsyncDisposable
    {
        public Task<string?> TryAsync() => attempt();

        public ValueTask DisposeAsync() => socket?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
