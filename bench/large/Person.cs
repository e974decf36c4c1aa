using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Tutti.Crdt;

namespace Large;

/// <summary>Someone signed in who shares one workspace with the others.</summary>
sealed class Person(Uri server, string token, string workspace)
{
    static readonly HttpClient Client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1_000, UseCookies = false }) { Timeout = TimeSpan.FromMinutes(10) };

    public static async Task<List<Person>> ManyAsync(Uri server, int count)
    {
        var people = new List<Person>();
        for (var i = 0; i < count; i++)
        {
            var guest = await SendAsync(server, null, HttpMethod.Post, "auth/guest", JsonContent.Create(new { name = $"Person {i}" }));
            var token = guest.GetProperty("access_token").GetString()!;
            var workspace = people.Count == 0 ? guest.GetProperty("workspace_id").GetString()! : people[0].Workspace;
            people.Add(new Person(server, token, workspace));
            if (i == 0) continue;
            var made = await people[0].PostAsync($"workspaces/{workspace}/invitations", JsonContent.Create(new { role = "editor" }));
            await people[i].PostAsync($"invitations/{made.GetProperty("token").GetString()}/accept", null);
        }
        return people;
    }

    public string Workspace => workspace;

    public Task<JsonElement> PostAsync(string path, HttpContent? body) => SendAsync(server, token, HttpMethod.Post, path, body);

    public async Task<string> DocumentAsync() =>
        (await PostAsync($"workspaces/{workspace}/documents", JsonContent.Create(new { title = "Large", kind = "artifact" }))).GetProperty("id").GetString()!;

    /// <summary>Puts text into a document until its state has so many bytes: pieces of a line each, at places all over it.</summary>
    public async Task<YDoc> FillAsync(string id, long bytes)
    {
        var document = new YDoc();
        var random = new Random(1);
        var text = document.GetText("content");
        var known = document.EncodeStateVector();
        for (long written = 0, sent = 0; written < bytes;)
        {
            var line = $"{written:x} The quick brown fox jumps over the lazy dog, and then it rests for a while under the tree.\n";
            // Half of it where one writes on, half somewhere else.
            text.Insert(random.Next(2) == 0 ? text.Length : random.Next(text.Length), line);
            written += line.Length + 11;
            if (written - sent < 6_000_000 && written < bytes) continue;
            var update = document.EncodeStateAsUpdate(known);
            known = document.EncodeStateVector();
            sent = written;
            var body = new ByteArrayContent(update);
            body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            await PostAsync($"documents/{id}/sync?kind=update", body);
        }
        return document;
    }

    public async Task<ClientWebSocket> OpenAsync(string id)
    {
        var ticket = (await PostAsync("tickets", JsonContent.Create(new { document_id = id }))).GetProperty("ticket").GetString();
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("tutti.v1");
        await socket.ConnectAsync(new Uri($"ws://{server.Authority}/api/collaboration/ws/documents/{id}?ticket={ticket}"), default);
        return socket;
    }

    public async Task<HttpResponseMessage> StateAsync(Uri via, string path, long from = 0, string? tag = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(via, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (from > 0)
        {
            request.Headers.Range = new RangeHeaderValue(from, null);
            request.Headers.TryAddWithoutValidation("If-Range", tag);
        }
        var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return response.EnsureSuccessStatusCode();
    }

    static async Task<JsonElement> SendAsync(Uri server, string? token, HttpMethod method, string path, HttpContent? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(server, "/api/collaboration/" + path)) { Content = body };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"{method} {path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}
