using System.Text.Json;
using Tutti.Connections;
using Tutti.Tests.Features.Presence;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Statistics;

/// <summary>What went over the connections, for those who look after a place.</summary>
[Covers("R6", "R7")]
public sealed class ConnectionStatisticsTests
{
    [Fact]
    public async Task Connections_are_counted_by_people_dialect_and_transport_with_what_went_over_them()
    {
        await using var scene = await PresenceScene.StartAsync();
        var path = $"documents/{scene.Document}/connections";
        Assert.Equal(0, (await PresenceScene.ReadAsync(scene.Ada, path)).GetProperty("sockets").GetInt32());
        await using var page = await scene.OpenAsync(scene.Ada);
        await using var script = await scene.OpenAsync(scene.Ada, Dialects.JsonName);
        await using var stream = await scene.OpenStreamAsync(scene.Bea);
        foreach (var socket in new[] { page, script, stream }) await socket.NextJsonAsync("connected");
        await stream.SendJsonAsync("""{"type":"heartbeat"}""");
        await stream.NextJsonAsync("heartbeat");

        var figures = await PresenceScene.ReadAsync(scene.Ada, path);

        Assert.Equal(3, figures.GetProperty("sockets").GetInt32());
        Assert.Equal(2, figures.GetProperty("people").GetInt32());
        Assert.Equal("""[{"name":"tutti.json.v1","sockets":1},{"name":"tutti.v1","sockets":2}]""", figures.GetProperty("dialects").GetRawText());
        Assert.Equal("""[{"name":"stream","sockets":1},{"name":"websocket","sockets":2}]""", figures.GetProperty("transports").GetRawText());
        Assert.Equal(1, figures.GetProperty("messages_in").GetInt64());
        Assert.Equal("""{"type":"heartbeat"}""".Length, figures.GetProperty("bytes_in").GetInt64());
        Assert.True(figures.GetProperty("messages_out").GetInt64() > 6);
        Assert.True(figures.GetProperty("bytes_out").GetInt64() > 1000);
        Assert.InRange(figures.GetProperty("average_ms").GetInt64(), 0, figures.GetProperty("longest_ms").GetInt64());
        Assert.True(figures.TryGetProperty("opened_at", out _));
    }

    [Fact]
    public async Task A_connection_that_has_ended_still_counts_as_long_as_somebody_is_there()
    {
        await using var scene = await PresenceScene.StartAsync();
        var path = $"workspaces/{scene.Ada.Workspace}/connections";
        await using var page = await scene.OpenAsync(scene.Ada);
        await page.NextJsonAsync("connected");
        var guest = await scene.OpenAsync(scene.Bea);
        await guest.SendJsonAsync("""{"type":"heartbeat"}""");
        await guest.NextJsonAsync("heartbeat");
        Assert.Equal(2, (await PresenceScene.ReadAsync(scene.Ada, path)).GetProperty("people").GetInt32());
        await guest.DisposeAsync();

        JsonElement all = default;
        await Eventually.TrueAsync(
            async () => (all = await PresenceScene.ReadAsync(scene.Ada, path)).GetProperty("sockets").GetInt32() == 1, "one is left");
        Assert.Equal(1, all.GetProperty("rooms")[0].GetProperty("messages_in").GetInt64());
        await page.DisposeAsync();
        await Eventually.TrueAsync(async () => (await PresenceScene.ReadAsync(scene.Ada, path)).GetProperty("rooms").GetArrayLength() == 0, "nobody is left");
        (await scene.Bea.GetAsync(path)).Expect(403, "PERMISSION_DENIED");
    }
}
