using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json;

namespace Tutti.Tests.Support;

/// <summary>The real server as a process of its own, as a user runs it; it can be killed without warning.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        Http = new HttpClient { BaseAddress = new Uri(address, "/api/collaboration/"), Timeout = TimeSpan.FromSeconds(20) };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <summary>Starts the server on a data folder and waits until it is ready.</summary>
    public static async Task<ServerProcess> StartAsync(string data, int port = 0, IReadOnlyDictionary<string, string>? environment = null)
    {
        if (port == 0) port = FreePort();
        var address = new Uri($"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Tutti.Server.dll"), "--urls", address.ToString(), "--data", data },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = data,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        if (await TestStores.DatabaseAsync(data) is { } database) start.Environment["DATABASE_URL"] = database;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal)) start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new ServerProcess(process, address);
        await Eventually.TrueAsync(server.IsReadyAsync, "the server is ready", 30);
        return server;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Ends the process as a power cut would: no signal handler runs.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Calls the API with a token.</summary>
    public async Task<JsonElement> PostAsync(string path, object body, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"POST {path}: {(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Opens a socket of a document with a fresh ticket.</summary>
    public async Task<TestSocket> OpenAsync(string token, string document, string query = "")
    {
        var ticket = await PostAsync("tickets", new { document_id = document }, token);
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("tutti.v1");
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var url = $"ws://{Address.Authority}/api/collaboration/ws/documents/{document}?ticket={ticket.GetProperty("ticket").GetString()}{query}";
        await socket.ConnectAsync(new Uri(url), deadline.Token);
        return new TestSocket(socket);
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
        Http.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        if (_process.HasExited) Assert.Fail("The server ended at its start.");
        try
        {
            using var response = await Http.GetAsync(new Uri(Address, "/readyz"));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
