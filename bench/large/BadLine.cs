using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Large;

/// <summary>A large document over a slow line that is cut: each part comes once.</summary>
static class BadLine
{
    public static async Task RunAsync(Uri server, Person person, int megabytes, int bytesPerSecond, int cuts)
    {
        var id = await person.DocumentAsync();
        using var document = await person.FillAsync(id, megabytes * 1_000_000L);
        var path = $"/api/collaboration/documents/{id}/state?branch=main";
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var via = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        _ = AcceptAsync(listener, server, bytesPerSecond, cutAfter: megabytes * 1_000_000L / (cuts + 1), cuts);

        var clock = Stopwatch.StartNew();
        using var bytes = new MemoryStream();
        string? tag = null;
        long received = 0, total = -1;
        var requests = 0;
        while (bytes.Length != total)
        {
            requests++;
            try
            {
                using var response = await person.StateAsync(via, path, bytes.Length, tag);
                if (response.StatusCode == HttpStatusCode.OK) bytes.SetLength(0);
                tag = response.Headers.ETag!.Tag;
                total = response.Content.Headers.ContentRange?.Length ?? response.Content.Headers.ContentLength!.Value;
                await using var body = await response.Content.ReadAsStreamAsync();
                var buffer = new byte[64 * 1024];
                for (int read; (read = await body.ReadAsync(buffer)) > 0; received += read) bytes.Write(buffer, 0, read);
            }
            catch (Exception error) when (error is IOException or HttpRequestException)
            {
                await Task.Delay(250);
            }
        }
        var took = clock.Elapsed;
        using var copy = new Tutti.Crdt.YDoc(new Tutti.Crdt.YDocOptions { Budget = Tutti.Crdt.WorkBudget.Trusted });
        copy.ApplyUpdate(bytes.ToArray());
        var isSame = copy.GetText("content").ToString() == document.GetText("content").ToString();
        Console.WriteLine($"line: {total / 1e6:0.0} MB at {bytesPerSecond / 1e6:0.0} MB/s with {cuts} cuts: {took.TotalSeconds:0.0} s in {requests} requests, {received / 1e6:0.0} MB received; the document is the same: {isSame}");
    }

    static async Task AcceptAsync(TcpListener listener, Uri server, int bytesPerSecond, long cutAfter, int cuts)
    {
        for (var number = 0; ; number++)
        {
            var client = await listener.AcceptTcpClientAsync();
            var isCut = number < cuts;
            _ = Task.Run(() => CarryAsync(client, server, bytesPerSecond, isCut ? cutAfter : long.MaxValue));
        }
    }

    static async Task CarryAsync(TcpClient client, Uri server, int bytesPerSecond, long cutAfter)
    {
        using var near = client;
        using var far = new TcpClient();
        near.SendBufferSize = far.ReceiveBufferSize = 64 * 1024;
        await far.ConnectAsync(server.Host, server.Port);
        _ = near.GetStream().CopyToAsync(far.GetStream());
        var buffer = new byte[16 * 1024];
        var clock = Stopwatch.StartNew();
        long carried = 0;
        try
        {
            for (int read; carried < cutAfter && (read = await far.GetStream().ReadAsync(buffer)) > 0;)
            {
                await near.GetStream().WriteAsync(buffer.AsMemory(0, read));
                carried += read;
                var early = TimeSpan.FromSeconds((double)carried / bytesPerSecond) - clock.Elapsed;
                if (early > TimeSpan.FromMilliseconds(2)) await Task.Delay(early);
            }
            near.Client.LingerState = new LingerOption(true, 0);
        }
        catch (IOException)
        {
            // The client has gone.
        }
    }
}
