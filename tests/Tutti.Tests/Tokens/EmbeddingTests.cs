using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tutti.Tests.Support;

namespace Tutti.Tests.Tokens;

/// <summary>Another application with Tutti in it: no accounts of Tutti's, its own people.</summary>
[Covers("W6")]
public sealed class EmbeddingTests
{
    private static async Task<(WebApplication App, Uri Address, string Data)> StartAsync(string[] settings, Action<WebApplication>? before = null)
    {
        var data = Directory.CreateTempSubdirectory("tutti-embedded-").FullName;
        var builder = WebApplication.CreateBuilder(["--environment=Development", "--urls=http://127.0.0.1:0", $"--Tutti:Data={data}", .. settings]);
        builder.Logging.ClearProviders();
        builder.Services.AddTutti();
        var app = builder.Build();
        before?.Invoke(app);
        app.MapTutti();
        await app.StartAsync();
        return (app, new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), data);
    }

    private static async Task<(int Status, JsonElement Json)> SendAsync(Uri address, HttpMethod verb, string path, string? token, object? body = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(verb, new Uri(address, "/api/collaboration/" + path));
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null) request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request);
        return ((int)response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }

    [Fact]
    public async Task It_takes_the_tokens_of_an_issuer_by_configuration_alone()
    {
        await using var issuer = await TestIssuer.StartAsync("ES256");
        var (app, address, data) = await StartAsync(issuer.WithJwks());
        await using (app)
        {
            var claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["iss"] = issuer.Name,
                ["aud"] = TestIssuer.Audience,
                ["sub"] = "auth0|7",
                ["name"] = "Ann",
                ["exp"] = TimeProvider.System.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds(),
            };
            var token = issuer.Newest.Sign(claims);
            Assert.Equal(401, (await SendAsync(address, HttpMethod.Get, "workspaces", null)).Status);
            Assert.Equal(401, (await SendAsync(address, HttpMethod.Get, "workspaces", token + "A")).Status);
            var made = await SendAsync(address, HttpMethod.Post, "workspaces", token, new { name = "W" });
            Assert.Equal(201, made.Status);
            var document = await SendAsync(address, HttpMethod.Post, $"workspaces/{made.Json.Text("id")}/documents", token, new { title = "D", kind = "artifact" });
            var socket = new ClientWebSocket();
            socket.Options.AddSubProtocol("tutti.v1");
            socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
            await socket.ConnectAsync(new Uri($"ws://{address.Authority}/api/collaboration/ws/documents/{document.Json.Text("id")}"), CancellationToken.None);
            await using var client = new TestSocket(socket);
            Assert.Equal("Ann", (await client.NextJsonAsync("connected")).GetProperty("you").Text("name"));
            await app.StopAsync();
        }
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task It_keeps_its_own_people_whatever_they_are_called()
    {
        var (app, address, data) = await StartAsync([], app => app.Use((http, next) =>
        {
            if (http.Request.Headers.Authorization.ToString() is { Length: > 7 } header)
                http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", header[7..]), new Claim("name", header[7..])], "own"));
            return next(http);
        }));
        await using (app)
        {
            var made = await SendAsync(address, HttpMethod.Post, "workspaces", "employee-17", new { name = "W" });
            Assert.Equal(201, made.Status);
            var again = await SendAsync(address, HttpMethod.Get, $"workspaces/{made.Json.Text("id")}/members", "employee-17");
            Assert.Equal("employee-17", again.Json.GetProperty("items")[0].Text("name"));
            Assert.Equal(404, (await SendAsync(address, HttpMethod.Get, $"workspaces/{made.Json.Text("id")}", "employee-18")).Status);
            await app.StopAsync();
        }
        Directory.Delete(data, recursive: true);
    }
}
