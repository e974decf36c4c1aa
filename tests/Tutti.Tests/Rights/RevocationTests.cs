using Tutti.Access;
using Tutti.Crdt.Protocol;
using Tutti.Tests.Support;

namespace Tutti.Tests.Rights;

/// <summary>Rights that change while people are connected.</summary>
[Covers("W2")]
public sealed class RevocationTests
{
    [Fact]
    [Covers("SE-04")]
    public async Task SE_04_An_editor_who_is_made_a_viewer_while_typing_changes_nothing_from_then_on()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        var typist = new Typist(7);
        await at.EditorsSocket.SendUpdateAsync(typist.Type("before"));
        await at.EditorsSocket.NextJsonAsync("ack");

        (await at.Owner.PatchAsync($"{at.Path}/members/{at.Editor.User.Text("id")}", new { role = "viewer" })).Expect(200);
        for (var key = 0; key < 10; key++) await at.EditorsSocket.SendUpdateAsync(typist.Type("x"));

        var told = await at.EditorsSocket.NextJsonAsync("permissions_changed");
        Assert.Equal("viewer", told.Text("role"));
        Assert.DoesNotContain("edit", told.GetProperty("permissions").EnumerateArray().Select(one => one.GetString()));
        for (var key = 0; key < 10; key++)
        {
            var error = await at.EditorsSocket.NextJsonAsync("error");
            Assert.Equal("READ_ONLY", error.Text("error_code"));
            Assert.Equal(key + 2, error.GetProperty("update").GetInt64());
        }
        await at.EditorsScript.SendJsonAsync("""{"type":"text_change","ref":"r","change":{"index":0,"insert":"no"}}""");
        Assert.Equal("PERMISSION_DENIED", await at.EditorsScript.NextErrorAsync());
        Assert.Equal("before", (await at.Owner.GetAsync($"documents/{at.Document}/content", "text/plain")).Text);
        Assert.Equal(6, typist.CountIn(at.OwnersSocket.Document()));
        Assert.Equal("viewer", (await at.Editor.GetAsync($"documents/{at.Document}")).Expect(200).Json.Text("role"));
    }

    [Fact]
    [Covers("SE-03")]
    public async Task SE_03_An_admin_who_is_one_no_more_is_denied_from_the_first_message_on()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        var admin = await host.GuestAsync("Admin");
        await host.JoinAsync(at.Workspace, admin, Role.Admin);
        await using var other = await Watched.StartAsync(host);
        var socket = await at.OpenAsync(admin);
        (await admin.PatchAsync($"{at.Path}/settings", new { chat = false })).Expect(200);

        (await at.Owner.PatchAsync($"{at.Path}/members/{admin.User.Text("id")}", new { role = "viewer" })).Expect(200);

        await socket.SendUpdateAsync(new Typist(9).Type("no"));
        Assert.Equal("READ_ONLY", await socket.NextErrorAsync());
        (await admin.PatchAsync($"{at.Path}/settings", new { chat = true })).Expect(403, "PERMISSION_DENIED");
        (await admin.DeleteAsync($"{at.Path}/members/{at.Viewer.User.Text("id")}")).Expect(403, "PERMISSION_DENIED");
        (await admin.PostAsync($"{at.Path}/invitations", new { role = "viewer" })).Expect(403, "PERMISSION_DENIED");
        (await admin.PostAsync("tickets", new { document_id = other.Document })).Expect(404, "NOT_FOUND");
        // It stays open as long as it lives, and stays what it is.
        for (var minute = 0; minute < 10; minute++)
        {
            host.Clock.Shift += TimeSpan.FromSeconds(60);
            await Watched.HoldsAsync(socket);
            await socket.SendUpdateAsync(new Typist(9).Type("no"));
            Assert.Equal("READ_ONLY", await socket.NextErrorAsync());
        }
    }

    [Fact]
    [Covers("SE-05")]
    public async Task SE_05_Who_is_removed_hears_nothing_any_more_of_any_kind()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        var plain = await at.OpenPlainAsync(at.Editor);
        var typist = new Typist(11);
        await at.OwnersSocket.SendUpdateAsync(typist.Type("heard"));
        await plain.NextSyncAsync(SyncStep.Update);
        await at.EditorsSocket.NextSyncAsync(SyncStep.Update);
        await at.EditorsScript.NextJsonAsync("content_update");

        (await at.Owner.DeleteAsync($"{at.Path}/members/{at.Editor.User.Text("id")}")).Expect(204);
        await at.OwnersSocket.SendUpdateAsync(typist.Type("not heard"));
        await at.OwnersSocket.SendAwarenessAsync(21, 1, """{"cursor":{"line":1}}""");
        (await at.Owner.PatchAsync($"documents/{at.Document}", new { title = "Not heard" })).Expect(200);

        await Watched.ClosedAsync(4403, plain, at.EditorsSocket, at.EditorsScript);
        Assert.Equal(5, typist.CountIn(plain.Document()));
        Assert.Equal(5, typist.CountIn(at.EditorsSocket.Document()));
        Assert.DoesNotContain(await at.EditorsScript.RestAsync(), type => type is "content_update" or "document_renamed" or "presence_update");
        Assert.DoesNotContain(await at.EditorsSocket.RestAsync(), type => type is "document_renamed");
        await at.ViewersSocket.NextJsonAsync("document_renamed");
        await Eventually.True(() => typist.CountIn(at.ViewersSocket.Document()) == 14, "the others hear all of it");
    }

    [Fact]
    [Covers("SE-04", "SE-13")]
    public async Task What_is_typed_while_one_is_removed_is_either_before_it_or_nothing()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        var typist = new Typist(13);
        var typing = Task.Run(async () =>
        {
            try
            {
                while (at.EditorsSocket.CloseCode is null) await at.EditorsSocket.SendUpdateAsync(typist.Type("x"));
            }
            catch (Exception error) when (error is System.Net.WebSockets.WebSocketException or OperationCanceledException)
            {
                // The server has closed the socket.
            }
        });
        await Eventually.True(() => at.EditorsSocket.Acknowledged > 0, "something is typed");
        (await at.Owner.DeleteAsync($"{at.Path}/members/{at.Editor.User.Text("id")}")).Expect(204);
        var then = (await at.Owner.GetAsync($"documents/{at.Document}/content", "text/plain")).Text.Length;
        Assert.Equal(4403, await at.EditorsSocket.ClosedAsync());
        await typing;
        Assert.Equal(then, (await at.Owner.GetAsync($"documents/{at.Document}/content", "text/plain")).Text.Length);
    }

    [Fact]
    [Covers("SE-08")]
    public async Task SE_08_A_ticket_that_was_made_before_the_removal_opens_nothing_after_it()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        var ticket = (await at.Editor.PostAsync("tickets", new { document_id = at.Document })).Expect(201).Json.Text("ticket");
        (await at.Owner.DeleteAsync($"{at.Path}/members/{at.Editor.User.Text("id")}")).Expect(204);
        using var late = new System.Net.WebSockets.ClientWebSocket();
        late.Options.AddSubProtocol("tutti.v1");
        await late.ConnectAsync(
            new Uri($"ws://{host.Address.Authority}/api/collaboration/ws/documents/{at.Document}?ticket={ticket}"), CancellationToken.None);
        await using var socket = new TestSocket(late);
        Assert.Equal(4404, await socket.ClosedAsync());
    }
}
