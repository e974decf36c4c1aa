using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Tutti.Tests.Support;

namespace Tutti.Tests.Server;

public sealed class HttpsOnlyTests
{
    private static readonly string[] Production =
        ["--environment=Production", $"--Tutti:Jwt:Secret={Convert.ToHexString(RandomNumberGenerator.GetBytes(32))}", "--Tutti:KnownProxies:0=127.0.0.1"];

    [Fact]
    [Covers("AU-12")]
    public async Task AU_12_In_production_a_request_in_clear_is_refused_and_never_redirected()
    {
        await using var host = await TuttiHost.StartAsync(Production);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };

        using var clear = await client.GetAsync("/api/collaboration/me");
        Assert.Equal(HttpStatusCode.Forbidden, clear.StatusCode);
        Assert.Contains("PERMISSION_DENIED", await clear.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var page = await client.GetAsync("/");
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        using var probe = await client.GetAsync("/healthz");
        Assert.Equal(HttpStatusCode.OK, probe.StatusCode);

        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "tutti.example");
        using var secure = await client.GetAsync("/api/collaboration/me");
        Assert.Equal(HttpStatusCode.Unauthorized, secure.StatusCode);
        var hsts = Assert.Single(secure.Headers.GetValues("Strict-Transport-Security"));
        Assert.True(long.Parse(hsts.Split("max-age=")[1].Split(';')[0], System.Globalization.CultureInfo.InvariantCulture) >= 31_536_000);
    }

    [Fact]
    [Covers("AU-10")]
    public async Task AU_10_A_chunk_extension_with_a_bare_line_feed_is_refused()
    {
        await using var host = await TuttiHost.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port);
        var stream = client.GetStream();
        var request = $"POST /api/collaboration/auth/guest HTTP/1.1\r\nHost: {host.Address.Authority}\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n2;a\nxx\r\n{}\r\n0\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        // To the end: the connection is closed, and nothing after the refusal is taken for a second request.
        var answer = await reader.ReadToEndAsync(deadline.Token);
        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.Equal(1, answer.Split("HTTP/1.1 ").Length - 1);
    }
}
