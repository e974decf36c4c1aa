using System.Buffers;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using Tutti.Crdt.Protocol;
using Tutti.Crdt.Updates;

namespace Large;

/// <summary>The bytes under a tag, and their state vector.</summary>
sealed record KnownBytes(byte[] Bytes, byte[] Vector);

/// <summary>One client that opens a large document as ours does: socket, state by HTTP, the rest by the socket.</summary>
sealed class Joiner(Uri server, Person person, string id)
{
    readonly byte[] _buffer = new byte[256 * 1024];

    public TimeSpan Took { get; private set; }

    public long Bytes { get; private set; }

    public string? Tag { get; private set; }

    public bool SawTyping { get; private set; }

    /// <summary>Joins. <paramref name="known"/> gives what the bytes of a tag are, found once for all clients.</summary>
    public async Task RunAsync(Func<string, Task<KnownBytes>> known, CancellationToken typed)
    {
        var clock = Stopwatch.StartNew();
        using var socket = await person.OpenAsync(id);
        var address = (await NextAsync(socket, wantText: true)).GetProperty("state").GetProperty("url").GetString()!;
        byte[] vector;
        using (var response = await person.StateAsync(server, address))
        {
            Tag = response.Headers.ETag!.Tag;
            await using var body = await response.Content.ReadAsStreamAsync();
            var (right, itsVector) = await known(Tag);
            vector = itsVector;
            for (int read; (read = await body.ReadAsync(_buffer)) > 0; Bytes += read)
            {
                if (!right.AsSpan((int)Bytes, read).SequenceEqual(_buffer.AsSpan(0, read))) throw new InvalidDataException("Other bytes under one tag.");
            }
        }
        await socket.SendAsync(SyncMessage.ToFrame(SyncStep.Step1, vector), WebSocketMessageType.Binary, true, default);
        while (!await IsStepAsync(socket, SyncStep.Step2))
        {
        }
        Took = clock.Elapsed;
        // Whoever is in sync hears what is typed from now on.
        while (!typed.IsCancellationRequested && !SawTyping) SawTyping = await IsStepAsync(socket, SyncStep.Update);
    }

    async Task<bool> IsStepAsync(ClientWebSocket socket, SyncStep step)
    {
        var (message, isText) = await MessageAsync(socket);
        if (isText) return false;
        var frame = Frame.Read(message.Span);
        return frame.Type == MessageType.Sync && SyncMessage.Read(frame.Body).Step == step;
    }

    async Task<JsonElement> NextAsync(ClientWebSocket socket, bool wantText)
    {
        while (true)
        {
            var (message, isText) = await MessageAsync(socket);
            if (isText == wantText) return JsonDocument.Parse(message).RootElement;
        }
    }

    async Task<(ReadOnlyMemory<byte> Message, bool IsText)> MessageAsync(ClientWebSocket socket)
    {
        var all = new ArrayBufferWriter<byte>();
        while (true)
        {
            var result = await socket.ReceiveAsync(_buffer.AsMemory(), default);
            if (result.MessageType == WebSocketMessageType.Close) throw new InvalidOperationException($"closed: {socket.CloseStatus} {socket.CloseStatusDescription}");
            all.Write(_buffer.AsSpan(0, result.Count));
            if (result.EndOfMessage) return (all.WrittenMemory, result.MessageType == WebSocketMessageType.Text);
        }
    }
}
