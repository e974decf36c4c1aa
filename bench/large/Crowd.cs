using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using Tutti.Crdt.Protocol;
using Tutti.Crdt.Updates;

namespace Large;

/// <summary>Many people open one large document in the same moment, while someone writes in it.</summary>
static class Crowd
{
    public static async Task RunAsync(Uri server, int pid, List<Person> people, int megabytes, int clients)
    {
        var id = await people[0].DocumentAsync();
        using var document = await people[0].FillAsync(id, megabytes * 1_000_000L);
        var text = document.GetText("content");
        var before = Memory(pid);
        using var typist = await people[0].OpenAsync(id);
        using var stop = new CancellationTokenSource();
        var typing = TypeAsync(document, typist, stop.Token);
        _ = SwallowAsync(typist);

        // The bytes under each tag are fetched by whoever meets the tag first, for all to compare theirs with.
        var states = new ConcurrentDictionary<string, Lazy<Task<KnownBytes>>>();
        var path = $"/api/collaboration/documents/{id}/state?branch=main";
        Task<KnownBytes> StateOf(string tag) => states.GetOrAdd(tag, _ => new Lazy<Task<KnownBytes>>(() => FetchAsync(server, people[0], path, tag))).Value;

        var joiners = Enumerable.Range(0, clients).Select(i => new Joiner(server, people[i % people.Count], id)).ToList();
        var clock = Stopwatch.StartNew();
        var cpu = Process.GetProcessById(pid).TotalProcessorTime;
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var running = joiners.Select(joiner => Task.Run(() => joiner.RunAsync(StateOf, deadline.Token))).ToList();
        await Task.WhenAll(running);
        var all = joiners.Max(joiner => joiner.Took);
        var used = Process.GetProcessById(pid).TotalProcessorTime - cpu;
        stop.Cancel();
        await typing;
        var sorted = joiners.Select(joiner => joiner.Took.TotalSeconds).Order().ToList();
        Console.WriteLine($"crowd: {clients} clients, {joiners[0].Bytes / 1e6:0.0} MB, {states.Count} states, {text.Length:N0} characters");
        Console.WriteLine($"crowd: all in sync after {all.TotalSeconds:0.00} s (median {sorted[clients / 2]:0.00} s); every one then heard an edit: {joiners.TrueForAll(joiner => joiner.SawTyping)}");
        Console.WriteLine($"crowd: server memory before {before.Now} MB, peak {Memory(pid).Peak} MB; server CPU {used.TotalSeconds:0.0} s");
    }

    static async Task<KnownBytes> FetchAsync(Uri server, Person person, string path, string tag)
    {
        // Asked for as the rest behind its first byte, so that the server gives the bytes of this tag.
        using var response = await person.StateAsync(server, path, 1, tag);
        var rest = await response.Content.ReadAsByteArrayAsync();
        using var first = await person.StateAsync(server, path, 0, tag);
        if (response.Headers.ETag?.Tag != tag) throw new InvalidOperationException("The tag is gone.");
        await using var body = await first.Content.ReadAsStreamAsync();
        var head = new byte[1];
        await body.ReadExactlyAsync(head);
        byte[] all = [.. head, .. rest];
        return new KnownBytes(all, Update.EncodeStateVector(all));
    }

    static async Task TypeAsync(Tutti.Crdt.YDoc document, ClientWebSocket socket, CancellationToken stop)
    {
        ReadOnlyMemory<byte> last = default;
        document.Updated += update => last = update.Bytes.ToArray();
        while (!stop.IsCancellationRequested)
        {
            document.GetText("content").Insert(0, "typed ");
            await socket.SendAsync(SyncMessage.ToFrame(SyncStep.Update, last.Span), WebSocketMessageType.Binary, true, default);
            await Task.Delay(200, CancellationToken.None);
        }
    }

    static async Task SwallowAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (socket.State == WebSocketState.Open) await socket.ReceiveAsync(buffer.AsMemory(), default);
        }
        catch (Exception error) when (error is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The run is over.
        }
    }

    public static (long Now, long Peak) Memory(int pid)
    {
        var lines = File.ReadAllLines($"/proc/{pid}/status");
        long Of(string name) => long.Parse(lines.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;
        return (Of("VmRSS:"), Of("VmHWM:"));
    }
}
