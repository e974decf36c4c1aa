using Tutti.Connections;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Presence;

/// <summary>Messages from one participant to another that the server only passes on.</summary>
[Covers("P1", "P7")]
public sealed class SignalTests
{
    [Fact]
    public async Task A_signal_reaches_that_person_with_the_true_sender_and_nobody_else()
    {
        await using var scene = await PresenceScene.StartAsync();
        await using var ada = await scene.OpenAsync(scene.Ada);
        await using var bea = await scene.OpenAsync(scene.Bea);
        await using var script = await scene.OpenAsync(scene.Bea, Dialects.JsonName);
        foreach (var socket in new[] { ada, bea, script }) await socket.NextJsonAsync("connected");

        await ada.SendJsonAsync($$"""{"type":"signal","ref":"s","to":"{{scene.Bea.Person.Id}}","from":{"id":"admin"},"data":["offer",1]}""");

        foreach (var socket in new[] { bea, script })
        {
            var signal = await socket.NextJsonAsync("signal");
            Assert.Equal("Ada", signal.GetProperty("from").Text("name"));
            Assert.Equal(scene.Ada.Person.Id.ToString(), signal.GetProperty("from").Text("id"));
            Assert.Equal("""["offer",1]""", signal.GetProperty("data").GetRawText());
        }
        Assert.Equal("s", (await ada.NextJsonAsync("ack")).Text("ref"));
        await ada.SendJsonAsync("""{"type":"heartbeat"}""");
        Assert.Equal("heartbeat", (await ada.NextJsonAsync("heartbeat", "signal")).Text("type"));
    }

    [Theory]
    [InlineData("\"data\":1")]
    [InlineData("\"to\":\"admin\",\"data\":1")]
    [InlineData("\"to\":7,\"data\":1")]
    [InlineData("\"to\":\"{bea}\"")]
    [InlineData("\"to\":\"{bea}\",\"data\":\"{large}\"")]
    public async Task A_signal_with_a_mistake_is_refused(string fields)
    {
        await using var scene = await PresenceScene.StartAsync();
        await using var ada = await scene.OpenAsync(scene.Ada);
        var filled = fields.Replace("{bea}", scene.Bea.Person.Id.ToString(), StringComparison.Ordinal)
            .Replace("{large}", new string('x', 17 * 1024), StringComparison.Ordinal);
        await ada.SendJsonAsync($$"""{"type":"signal",{{filled}}}""");
        Assert.Equal("INVALID_MESSAGE", await ada.NextErrorAsync());
    }
}
