using Tutti.Access;
using Tutti.Crdt.Protocol;
using Tutti.Crdt.Updates;
using Tutti.Tests.Features.Documents;
using Tutti.Tests.Rights;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Sessions;

/// <summary>Nothing of somebody who may not write at this moment is merged, stored or broadcast, by whichever door it comes.</summary>
[Covers("L2", "L4")]
public sealed class SessionGateTests
{
    private const string Change = "\"change\":{\"index\":0,\"insert\":\"stolen\"}", Patch = "\"patch\":[{\"op\":\"replace\",\"path\":\"/content\",\"value\":\"stolen\"}]";

    [Fact]
    public async Task A_writer_out_of_turn_changes_nothing_by_any_door()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        var plain = await at.OpenPlainAsync(at.Editor);
        await at.OpenSessionAsync(at.Owner, new { mode = "sequential" });

        await TryEveryDoorAsync(at, at.Editor, at.EditorsSocket, at.EditorsScript, plain, "NOT_YOUR_TURN", 409);

        await NothingCameAsync(at);
    }

    [Fact]
    public async Task A_reader_changes_nothing_by_any_door_not_even_with_the_turn()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        var (plain, script) = (await at.OpenPlainAsync(at.Viewer), await at.OpenAsync(at.Viewer, "tutti.json.v1"));
        await at.OpenSessionAsync(at.Owner, new { mode = "sequential" });
        await TryEveryDoorAsync(at, at.Viewer, at.ViewersSocket, script, plain, "PERMISSION_DENIED", 403, onSocket: "READ_ONLY");

        // The turn was theirs when they lost the right.
        (await at.Owner.PostAsync($"{at.Session()}/turn/pass", new { to = at.Editor.Id() })).Expect(200);
        var editorsPlain = await at.OpenPlainAsync(at.Editor);
        (await at.Owner.PatchAsync($"{at.Path}/members/{at.Editor.Id()}", new { role = "viewer" })).Expect(200);
        await TryEveryDoorAsync(at, at.Editor, at.EditorsSocket, at.EditorsScript, editorsPlain, "PERMISSION_DENIED", 403, onSocket: "READ_ONLY");

        (await at.Owner.PostAsync($"{at.Session()}/turn/pass", new { to = at.Owner.Id() })).Expect(200);
        await NothingCameAsync(at);
    }

    [Fact]
    public async Task A_removed_participant_changes_nothing_by_any_door_and_is_back_when_the_session_is_over()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        var plain = await at.OpenPlainAsync(at.Editor);
        await at.OpenSessionAsync(at.Owner);
        var typist = new Typist(21);

        (await at.Owner.DeleteAsync($"{at.Session()}/participants/{at.Editor.Id()}")).Expect(200);
        // What was on its way.
        await IgnoringCutsAsync(() => at.EditorsSocket.SendUpdateAsync(typist.Type("stolen")));
        await IgnoringCutsAsync(() => plain.SendUpdateAsync(new Typist(22).Type("stolen")));
        await IgnoringCutsAsync(() => at.EditorsScript.SendJsonAsync($$"""{"type":"text_change",{{Change}}}"""));
        await Watched.ClosedAsync(4403, at.EditorsSocket, at.EditorsScript, plain);

        foreach (var dialect in new[] { "tutti.v1", "tutti.json.v1" })
        {
            await using var again = await LiveTests.OpenAsync(host, at.Editor, at.Document, dialect: dialect);
            await IgnoringCutsAsync(() => again.SendUpdateAsync(new Typist(23).Type("stolen")));
            Assert.Equal(4403, await again.ClosedAsync());
            Assert.DoesNotContain("connected", await again.RestAsync());
        }
        await TryHttpAsync(at, at.Editor, "PERMISSION_DENIED", 403);
        (await at.Editor.PostAsync(at.Session(), new { })).Expect(403, "PERMISSION_DENIED");
        (await at.Editor.PostAsync($"{at.Session()}/heartbeat")).Expect(403, "PERMISSION_DENIED");
        await NothingCameAsync(at);

        (await at.Owner.DeleteAsync(at.Session())).Expect(204);
        var back = await at.OpenAsync(at.Editor);
        await back.SendUpdateAsync(new Typist(24).Type("back"));
        await back.NextJsonAsync("ack");
    }

    [Fact]
    public async Task Who_took_part_and_was_removed_finds_the_door_closed_after_a_restart_too()
    {
        var host = await TuttiHost.StartAsync();
        var owner = await host.GuestAsync("Owner");
        var editor = await host.GuestAsync("Editor");
        var document = await owner.DocumentAsync(content: "mine");
        await host.JoinAsync(owner.Workspace!, editor, Role.Editor);
        (await owner.PostAsync($"documents/{document}/session", new { })).Expect(201);
        (await editor.PostAsync($"documents/{document}/session", new { })).Expect(201);
        (await owner.DeleteAsync($"documents/{document}/session/participants/{editor.Id()}")).Expect(200);

        await using var again = await TuttiHost.StartInAsync(await host.StopKeepingAsync(), new TestLog());

        await using var socket = await LiveTests.OpenAsync(again, editor.At(again), document);
        Assert.Equal(4403, await socket.ClosedAsync());
        (await editor.At(again).PostAsync($"documents/{document}/content/changes", new { change = new { index = 0, insert = "x" } })).Expect(403, "PERMISSION_DENIED");
        Assert.Equal("mine", (await owner.At(again).GetAsync($"documents/{document}/content", "text/plain")).Text);
    }

    [Fact]
    public async Task In_a_locked_session_what_nobody_holds_nobody_edits()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        var plain = await at.OpenPlainAsync(at.Editor);
        await at.OpenSessionAsync(at.Owner, new { mode = "locked" });
        await TryEveryDoorAsync(at, at.Editor, at.EditorsSocket, at.EditorsScript, plain, "LOCKED", 423);
        (await at.Owner.PatchAsync(at.Session(), new { mode = "parallel" })).Expect(200);
        await NothingCameAsync(at);
    }

    private static async Task TryEveryDoorAsync(
        Watched at, Visitor who, TestSocket binary, TestSocket script, TestSocket plain, string code, int status, string? onSocket = null)
    {
        var client = (ulong)Random.Shared.NextInt64(1_000, 1_000_000);
        await binary.SendUpdateAsync(new Typist(client).Type("stolen"));
        Assert.Equal(onSocket ?? code, await binary.NextErrorAsync());
        await binary.SendAsync(SyncMessage.ToFrame(SyncStep.Step2, new Typist(client + 1).Type("stolen")));
        Assert.Equal(onSocket ?? code, await binary.NextErrorAsync());
        Assert.Equal(code, await binary.AskAsync("text_change", Change));

        await plain.SendUpdateAsync(new Typist(client + 2).Type("stolen"));
        await plain.SendAsync(SyncMessage.ToFrame(SyncStep.Step2, new Typist(client + 3).Type("stolen")));
        // Frames of one socket are dealt with in order: the answer to this one comes behind them.
        await plain.SendStep1Async();
        Assert.Equal(0, new Typist(client + 2).CountIn(await plain.NextSyncAsync(SyncStep.Step2)));

        Assert.Equal(code, await script.AskAsync("text_change", Change));
        Assert.Equal(code, await script.AskAsync("state_update", Patch));
        await TryHttpAsync(at, who, code, status);
    }

    private static async Task TryHttpAsync(Watched at, Visitor who, string code, int status)
    {
        (await who.PatchAsync($"documents/{at.Document}/content", $$"""{{{Patch}}}""")).Expect(status, code);
        (await who.PostAsync($"documents/{at.Document}/content/changes", $$"""{{{Change}}}""")).Expect(status, code);
        var update = new Typist((ulong)Random.Shared.NextInt64(2_000_000, 3_000_000)).Type("stolen");
        var sync = await who.BytesAsync("POST", $"documents/{at.Document}/sync?kind=update", update);
        Assert.Equal(status, sync.Status);
        Assert.Contains(code == "PERMISSION_DENIED" ? "" : code, System.Text.Encoding.UTF8.GetString(sync.Bytes), StringComparison.Ordinal);
    }

    // The owner's own edit is the first and only one that anybody is shown and that is stored; what the document began with has one
    // client id of the server's.
    private static async Task NothingCameAsync(Watched at)
    {
        var owner = new Typist(77);
        await at.OwnersSocket.SendUpdateAsync(owner.Type("mine"));
        await at.OwnersSocket.NextJsonAsync("ack");
        foreach (var listener in new[] { at.GuestsSocket, at.ViewersSocket })
        {
            Assert.Equal(4, owner.CountIn(await listener.NextSyncAsync(SyncStep.Update)));
            await listener.SendStep1Async();
            await listener.NextSyncAsync(SyncStep.Step2);
            HoldsOnly(owner, listener.Document());
        }
        var read = await at.Owner.GetAsync($"documents/{at.Document}/content", "text/plain");
        Assert.Equal(("mine", "2"), (read.Text, read.Headers["Tutti-Version"]));
        HoldsOnly(owner, (await at.Owner.BytesAsync("GET", $"documents/{at.Document}/state", null)).Expect(200).Bytes);
    }

    private static void HoldsOnly(Typist owner, byte[] document)
    {
        Assert.Equal(4, owner.CountIn(document));
        Assert.Equal(2, StateVector.Decode(Update.EncodeStateVector(document)).Count);
    }

    private static async Task IgnoringCutsAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception error) when (error is System.Net.WebSockets.WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            // It was closed meanwhile, which is what is looked for.
        }
    }
}
