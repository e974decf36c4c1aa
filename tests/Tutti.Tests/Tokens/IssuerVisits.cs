using System.Buffers.Text;
using System.Text.Json;
using Tutti.Tests.Support;

namespace Tutti.Tests.Tokens;

/// <summary>What somebody does who brings a token of another issuer.</summary>
internal static class IssuerVisits
{
    public static Visitor With(TuttiHost host, string token) => new(host) { Token = token };

    public static async Task ExpectAsync(TuttiHost host, string token, int status) =>
        Assert.Equal(status, (await With(host, token).GetAsync("me")).Status);

    public static string Text(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>The first frame carries the token, as where no header can be set.</summary>
    public static async Task<TestSocket> OpenAsync(TuttiHost host, string document, string token)
    {
        var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.AddSubProtocol("tutti.v1");
        await socket.ConnectAsync(new Uri($"ws://{host.Address.Authority}/api/collaboration/ws/documents/{document}"), CancellationToken.None);
        var client = new TestSocket(socket);
        await client.SendJsonAsync(JsonSerializer.Serialize(new { type = "join_session", auth_token = token }));
        return client;
    }
}
