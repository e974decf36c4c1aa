using System.Net.WebSockets;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Documents;

public sealed class LiveTests
{
    internal static async Task<TestSocket> OpenAsync(
        TuttiHost host, Visitor visitor, string document, Action<ClientWebSocketOptions>? more = null, string dialect = "tutti.v1", long? after = null)
    {
        var query = after is null ? "" : $"?after={after}";
        if (more is null)
        {
            var ticket = (await visitor.PostAsync("tickets", new { document_id = document })).Expect(201).Json.Text("ticket");
            query = $"?ticket={ticket}" + query.Replace('?', '&');
        }
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(dialect);
        more?.Invoke(socket.Options);
        await socket.ConnectAsync(
            new Uri($"ws://{host.Address.Authority}/api/collaboration/ws/documents/{document}{query}"), CancellationToken.None);
        return new TestSocket(socket);
    }

    [Fact]
    public async Task The_room_hears_what_was_done_by_http()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var id = await ann.DocumentAsync();
        await using var socket = await OpenAsync(host, ann, id);
        await socket.NextJsonAsync("connected");
        (await ann.PatchAsync($"documents/{id}", new { title = "Heard" })).Expect(200);
        var frame = await socket.NextJsonAsync("document_renamed");
        Assert.Equal(2, frame.GetProperty("event").GetInt64());
        Assert.Equal("Heard", frame.Text("title"));
        Assert.Equal(id, frame.Text("document_id"));
        Assert.Equal("Ann", frame.GetProperty("user").Text("name"));
    }

    [Fact]
    public async Task A_deleted_document_closes_its_sockets_with_4404()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        await using var socket = await OpenAsync(host, ann, id);
        await socket.NextJsonAsync("connected");
        (await ann.DeleteAsync($"documents/{id}")).Expect(204);
        await Eventually.True(() => socket.CloseCode == 4404, "the socket is closed with 4404");
    }

    [Fact]
    [Covers("TK-12")]
    public async Task TK_12_A_replayed_refresh_token_ends_the_family_and_its_sockets()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        await using var socket = await OpenAsync(host, ann, id);
        await socket.NextJsonAsync("connected");
        var stolen = ann.RefreshToken;
        ann.SignIn((await host.Nobody().PostAsync("auth/refresh", new { refresh_token = stolen })).Expect(200));
        (await ann.GetAsync("me")).Expect(200);

        (await host.Nobody().PostAsync("auth/refresh", new { refresh_token = stolen })).Expect(401, "NOT_AUTHENTICATED");

        await Eventually.True(() => socket.CloseCode == 4401, "the socket is closed with 4401", 5);
        (await ann.GetAsync("me")).Expect(401, "NOT_AUTHENTICATED");
        (await host.Nobody().PostAsync("auth/refresh", new { refresh_token = ann.RefreshToken })).Expect(401, "NOT_AUTHENTICATED");
        Assert.Equal(1, host.Count("SELECT count(*) FROM event WHERE type = 'stolen_token_found'"));
    }

    [Fact]
    [Covers("AU-01", "AU-02")]
    public async Task AU_01_A_foreign_page_cannot_open_a_socket_with_the_cookie()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        foreach (var origin in Accounts.CookieTests.ForeignOrigins(host).Where(origin => System.Text.Ascii.IsValid(origin)))
        {
            await Assert.ThrowsAsync<WebSocketException>(() => OpenAsync(host, ann, id, options =>
            {
                options.SetRequestHeader("Cookie", ann.Cookie);
                options.SetRequestHeader("Origin", origin);
            }));
        }
        await using var own = await OpenAsync(host, ann, id, options =>
        {
            options.SetRequestHeader("Cookie", ann.Cookie);
            options.SetRequestHeader("Origin", host.Address.GetLeftPart(UriPartial.Authority));
        });
        await own.NextJsonAsync("connected");
    }
}
