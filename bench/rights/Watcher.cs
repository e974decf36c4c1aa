using System.Diagnostics;
using System.Net.WebSockets;

namespace Rights;

/// <summary>One open socket: when the last frame came, when it was told of other rights, how it was closed.</summary>
sealed class Watcher
{
    static readonly byte[] Told = "\"permissions_changed\""u8.ToArray();

    readonly ClientWebSocket _socket;

    public Watcher(ClientWebSocket socket)
    {
        _socket = socket;
        Closed = ReadAsync();
    }

    public ClientWebSocket Socket => _socket;

    /// <summary>Ends when the socket is closed.</summary>
    public Task Closed { get; }

    public int? Code => (int?)_socket.CloseStatus;

    /// <summary>When the last frame came, the close among them.</summary>
    public long LastFrameAt { get; private set; }

    /// <summary>When it was told that its rights have changed; 0 before.</summary>
    public long ToldAt { get; private set; }

    public long Frames { get; private set; }

    async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var result = await _socket.ReceiveAsync(buffer.AsMemory(), default);
                LastFrameAt = Stopwatch.GetTimestamp();
                Frames++;
                if (result.MessageType == WebSocketMessageType.Close) break;
                if (result.MessageType == WebSocketMessageType.Text && buffer.AsSpan(0, result.Count).IndexOf(Told) >= 0) ToldAt = LastFrameAt;
            }
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
        }
        catch (WebSocketException)
        {
            // Cut at the end of the run.
        }
    }
}
