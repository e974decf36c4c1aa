using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Tutti.Access;

namespace Tutti.Tests.Support;

/// <summary>A person with a client: verbs of HTTP under the prefix, signed in or not.</summary>
internal sealed class Visitor(TuttiHost host)
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler
    {
        UseCookies = false,
        // An attacker's header need not be ASCII.
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
    });

    public string? Token { get; set; }

    public string? RefreshToken { get; set; }

    public string? Cookie { get; set; }

    public string? Origin { get; set; }

    public string? Workspace { get; private set; }

    public JsonElement User { get; private set; }

    /// <summary>The session that the access token names.</summary>
    public string Session => JsonDocument.Parse(Base64Url.DecodeFromChars(Token!.Split('.')[1])).RootElement.Text("sid");

    public Person Person => new(new PersonId(Guid.Parse(User.Text("id"))), User.Text("name"), User.Text("color"), null, User.GetProperty("is_guest").GetBoolean());

    public void SignIn(Reply reply)
    {
        User = reply.Json.GetProperty("user");
        Token = reply.Json.Text("access_token");
        RefreshToken = reply.Json.Text("refresh_token");
        Workspace = reply.Json.TryGetProperty("workspace_id", out var workspace) ? workspace.GetString() : null;
        Cookie = reply.Cookie ?? Cookie;
    }

    /// <summary>Takes a fresh access token, since time has passed.</summary>
    public async Task RenewAsync()
    {
        var reply = (await host.Nobody().PostAsync("auth/refresh", new { refresh_token = RefreshToken })).Expect(200);
        (Token, RefreshToken) = (reply.Json.Text("access_token"), reply.Json.Text("refresh_token"));
    }

    public Task<Reply> GetAsync(string path, string? accept = null) =>
        SendAsync("GET", path, null, accept is null ? [] : [("Accept", accept)]);

    public Task<Reply> PostAsync(string path, object? body = null, string? key = null) =>
        SendAsync("POST", path, body, key is null ? [] : [("Idempotency-Key", key)]);

    public Task<Reply> PatchAsync(string path, object body) => SendAsync("PATCH", path, body);

    public Task<Reply> DeleteAsync(string path) => SendAsync("DELETE", path, null);

    public async Task<Reply> SendAsync(string verb, string path, object? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), new Uri(host.Address, "/api/collaboration/" + path));
        if (Token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (Cookie is not null && Token is null) request.Headers.Add("Cookie", Cookie);
        if (Origin is not null) request.Headers.Add("Origin", Origin);
        if (body is not null)
        {
            request.Content = body as HttpContent
                ?? new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Client.SendAsync(request);
        return new Reply(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Content.Headers.ContentType?.MediaType,
            response.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Asks for bytes.</summary>
    public async Task<BytesReply> BytesAsync(string verb, string path, byte[]? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), new Uri(host.Address, "/api/collaboration/" + path));
        if (Token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        }
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Client.SendAsync(request);
        return new BytesReply(
            (int)response.StatusCode,
            await response.Content.ReadAsByteArrayAsync(),
            response.Headers.Concat(response.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Goes on after the access token has run out.</summary>
    public async Task RefreshAsync()
    {
        var workspace = Workspace;
        SignIn((await PostAsync("auth/refresh", new { refresh_token = RefreshToken })).Expect(200));
        Workspace = workspace;
    }

    /// <summary>The same person at another server over the same data.</summary>
    public Visitor At(TuttiHost other) =>
        new(other) { Token = Token, RefreshToken = RefreshToken, Cookie = Cookie, Workspace = Workspace, User = User };

    /// <summary>Makes a document in one's own workspace.</summary>
    public async Task<string> DocumentAsync(string title = "Notes", string kind = "artifact", object? content = null, string? workspace = null)
    {
        var reply = await PostAsync($"workspaces/{workspace ?? Workspace}/documents", new { title, kind, content });
        return reply.Expect(201).Json.Text("id");
    }
}

/// <summary>What came back, as bytes.</summary>
internal sealed record BytesReply(int Status, byte[] Bytes, IReadOnlyDictionary<string, string> Headers)
{
    public string? this[string header] => Headers.GetValueOrDefault(header);

    public BytesReply Expect(int status)
    {
        Assert.True(Status == status, $"expected {status}, got {Status}: {System.Text.Encoding.UTF8.GetString(Bytes.AsSpan(0, Math.Min(Bytes.Length, 500)))}");
        return this;
    }
}

/// <summary>What came back.</summary>
internal sealed record Reply(int Status, string Text, string? Type, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? Code => Type == "application/problem+json" ? Json.Text("code") : null;

    public string? Cookie => Headers.TryGetValue("Set-Cookie", out var set) ? set.Split(';')[0] : null;

    public Reply Expect(int status, string? code = null)
    {
        Assert.True(Status == status, $"expected {status}, got {Status}: {Text}");
        Assert.Equal(code, Code);
        return this;
    }
}

internal static class JsonReading
{
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
