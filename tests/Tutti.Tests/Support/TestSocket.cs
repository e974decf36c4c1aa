using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Tutti.Crdt.Protocol;
using Tutti.Crdt.Updates;
using Frame = Tutti.Crdt.Protocol.Frame;

namespace Tutti.Tests.Support;

/// <summary>A client's end of one socket: sends frames, collects what comes, keeps the merged document.</summary>
internal sealed class TestSocket : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly WebSocket _socket;
    private readonly Channel<Received> _inbox = Channel.CreateUnbounded<Received>();
    private readonly List<ReadOnlyMemory<byte>> _updates = [];
    private readonly List<long> _events = [];
    private readonly Lock _gate = new();
    private readonly Task _reading;

    public TestSocket(WebSocket socket)
    {
        _socket = socket;
        _reading = ReadAsync();
    }

    public int? CloseCode => (int?)_socket.CloseStatus;

    public string? CloseReason => _socket.CloseStatusDescription;

    public string? Dialect => _socket.SubProtocol;

    /// <summary>The highest update the server has acknowledged.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>The clock of the presence last looked at.</summary>
    public long LastClock { get; private set; }

    /// <summary>Frames of any kind that have come.</summary>
    public int FramesSeen { get; private set; }

    /// <summary>The numbers of the events that have come, as they came.</summary>
    public long[] Events
    {
        get
        {
            lock (_events) return [.. _events];
        }
    }

    /// <summary>Frames with document updates that have come.</summary>
    public int UpdateFrames { get; private set; }

    /// <summary>Everything of the document that has come, as one update.</summary>
    public byte[] Document()
    {
        lock (_gate) return _updates.Count == 0 ? Update.Empty.ToArray() : Update.Merge(_updates);
    }

    public Task SendAsync(byte[] frame) => SendAsync(frame, WebSocketMessageType.Binary);

    public Task SendJsonAsync(string json) => SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text);

    public Task SendUpdateAsync(byte[] update) => SendAsync(SyncMessage.ToFrame(SyncStep.Update, update));

    public Task SendStep1Async() => SendAsync(SyncMessage.ToFrame(SyncStep.Step1, [0]));

    public Task SendAwarenessAsync(ulong client, long clock, string state)
    {
        var writer = new AwarenessWriter();
        writer.Add(client, clock, Encoding.UTF8.GetBytes(state));
        return SendAsync(writer.ToFrame());
    }

    public async Task SendAsync(byte[] bytes, WebSocketMessageType type, bool endOfMessage = true)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        await _socket.SendAsync(bytes, type, endOfMessage, deadline.Token);
    }

    /// <summary>Waits for the next JSON frame of a type; others are passed over.</summary>
    public async Task<JsonElement> NextJsonAsync(string type) =>
        (await NextAsync(received => received.Json is { } json && json.GetProperty("type").GetString() == type, type)).Json!.Value;

    /// <summary>Waits for the next JSON frame of one of some types.</summary>
    public async Task<JsonElement> NextJsonAsync(params string[] types) =>
        (await NextAsync(received => received.Json is { } json && types.Contains(json.GetProperty("type").GetString()), string.Join('|', types))).Json!.Value;

    /// <summary>Waits for the next JSON frame of which something holds.</summary>
    public async Task<JsonElement> NextJsonAsync(Func<JsonElement, bool> wanted, string what) =>
        (await NextAsync(received => received.Json is { } json && wanted(json), what)).Json!.Value;

    /// <summary>Waits for a frame of a type, or for the socket to close: null.</summary>
    public async Task<JsonElement?> FirstAsync(string type)
    {
        while (await _inbox.Reader.WaitToReadAsync())
        {
            while (_inbox.Reader.TryRead(out var received))
            {
                if (received.Json is { } json && json.GetProperty("type").GetString() == type) return json;
            }
        }
        return null;
    }

    /// <summary>Waits for the next error and gives its code.</summary>
    public async Task<string> NextErrorAsync() => (await NextJsonAsync("error")).GetProperty("error_code").GetString()!;

    /// <summary>Waits for the next sync message of a step.</summary>
    public async Task<byte[]> NextSyncAsync(SyncStep step) =>
        (await NextAsync(received => received.Step == step, step.ToString())).Payload!;

    /// <summary>Whether what was sent last was refused in the protocol of y-websocket, which has no other answers.</summary>
    public async Task<bool> IsDeniedAsync()
    {
        await SendStep1Async();
        return (await NextAsync(received => received.Step == SyncStep.Step2 || received is (null, null, _, null), "answer")).Step is null;
    }

    /// <summary>Waits for the next presence frame.</summary>
    public async Task<List<(ulong Client, long Clock, string State)>> NextAwarenessAsync() =>
        (await NextAsync(received => received.Presence is not null, "awareness")).Presence!;

    /// <summary>Waits for a state of one client that holds (or does not hold) a text.</summary>
    public async Task<string> StateAsync(string text, bool holds = true)
    {
        while (true)
        {
            foreach (var (_, clock, state) in await NextAwarenessAsync())
            {
                LastClock = clock;
                if (state.Contains(text, StringComparison.Ordinal) == holds) return state;
            }
        }
    }

    /// <summary>The types of the JSON frames that came and nobody waited for, once the socket is closed.</summary>
    public async Task<IReadOnlyList<string>> RestAsync()
    {
        await ClosedAsync();
        var types = new List<string>();
        while (_inbox.Reader.TryRead(out var received))
        {
            if (received.Json is { } json) types.Add(json.GetProperty("type").GetString()!);
        }
        return types;
    }

    /// <summary>Waits for the server to close the socket.</summary>
    public async Task<int> ClosedAsync()
    {
        await _reading.WaitAsync(Deadline);
        return CloseCode ?? -1;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            if (_socket.State == WebSocketState.Open)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, deadline.Token);
            await _reading.WaitAsync(deadline.Token);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or TimeoutException)
        {
            _socket.Abort();
        }
        _socket.Dispose();
    }

    /// <summary>Cuts the connection without a word.</summary>
    public void Cut() => _socket.Abort();

    private async Task<Received> NextAsync(Func<Received, bool> wanted, string what)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        try
        {
            while (true)
            {
                var received = await _inbox.Reader.ReadAsync(deadline.Token);
                if (wanted(received)) return received;
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ChannelClosedException)
        {
            throw new InvalidOperationException($"No {what} came; the socket closed with {CloseCode} {CloseReason}.", error);
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var result = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    if (_socket.State == WebSocketState.CloseReceived)
                        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                    return;
                }
                message.Write(buffer, 0, result.Count);
                if (!result.EndOfMessage) continue;
                Take(message.ToArray(), result.MessageType == WebSocketMessageType.Text);
                message.SetLength(0);
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The connection was cut.
        }
        finally
        {
            _inbox.Writer.TryComplete();
        }
    }

    private void Take(byte[] bytes, bool isText)
    {
        FramesSeen++;
        if (isText)
        {
            var json = JsonDocument.Parse(bytes).RootElement;
            if (json.TryGetProperty("upto", out var upTo)) Acknowledged = Math.Max(Acknowledged, upTo.GetInt64());
            if (json.TryGetProperty("event", out var number))
            {
                lock (_events) _events.Add(number.GetInt64());
            }
            _inbox.Writer.TryWrite(new Received(json, null, null, null));
            return;
        }
        var frame = Frame.Read(bytes);
        if (frame.Type == MessageType.Sync)
        {
            var sync = SyncMessage.Read(frame.Body);
            var payload = sync.Payload.ToArray();
            if (sync.Step != SyncStep.Step1)
            {
                UpdateFrames++;
                lock (_gate) _updates.Add(payload);
            }
            _inbox.Writer.TryWrite(new Received(null, sync.Step, payload, null));
        }
        else if (frame.Type == MessageType.Awareness)
        {
            var presence = new List<(ulong, long, string)>();
            foreach (var entry in AwarenessUpdate.Read(frame.ReadAwareness()))
                presence.Add((entry.Client, entry.Clock, Encoding.UTF8.GetString(entry.State)));
            _inbox.Writer.TryWrite(new Received(null, null, null, presence));
        }
        else
        {
            _inbox.Writer.TryWrite(new Received(null, null, bytes, null));
        }
    }

    private sealed record Received(
        JsonElement? Json, SyncStep? Step, byte[]? Payload, List<(ulong Client, long Clock, string State)>? Presence);
}
