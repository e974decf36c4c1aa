using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace Rights;

/// <summary>Someone signed in.</summary>
sealed class Caller(Uri server, string token, string id, string workspace)
{
    static readonly HttpClient Client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 200, UseCookies = false });

    public string Id => id;

    public string Workspace => workspace;

    public static async Task<Caller> ArriveAsync(Uri server, string name)
    {
        var guest = await SendAsync(server, null, HttpMethod.Post, "auth/guest", new { name });
        return new Caller(
            server,
            guest.GetProperty("access_token").GetString()!,
            guest.GetProperty("user").GetProperty("id").GetString()!,
            guest.GetProperty("workspace_id").GetString()!);
    }

    public Task<JsonElement> AskAsync(HttpMethod method, string path, object? body = null) => SendAsync(server, token, method, path, body);

    public async Task InviteAsync(Caller other, string role)
    {
        var made = await AskAsync(HttpMethod.Post, $"workspaces/{workspace}/invitations", new { role });
        await other.AskAsync(HttpMethod.Post, $"invitations/{made.GetProperty("token").GetString()}/accept");
    }

    public async Task<ClientWebSocket> OpenAsync(string document)
    {
        var ticket = (await AskAsync(HttpMethod.Post, "tickets", new { document_id = document })).GetProperty("ticket").GetString();
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("tutti.v1");
        await socket.ConnectAsync(new Uri($"ws://{server.Authority}/api/collaboration/ws/documents/{document}?ticket={ticket}"), default);
        return socket;
    }

    static async Task<JsonElement> SendAsync(Uri server, string? token, HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(server, "/api/collaboration/" + path));
        if (body is not null) request.Content = JsonContent.Create(body);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"{method} {path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}
