using System.Buffers;
using System.Net.WebSockets;

namespace Tutti.Connections;

/// <summary>
/// Reads whole messages from a WebSocket within the limits. No buffer is held while nothing comes, so an idle socket
/// costs little.
/// </summary>
internal sealed class MessageReader(WebSocket socket, SocketsOptions options, int largestBinary, TimeProvider clock) : IDisposable
{
    private const int FirstBuffer = 4 * 1024;

    private byte[]? _buffer;

    /// <summary>Waits for the next message. Its bytes are valid until the next call.</summary>
    public async ValueTask<Message> ReadAsync(CancellationToken cancellationToken)
    {
        Release();
        // Without a buffer first: it returns when there is something to read.
        var result = await socket.ReceiveAsync(Memory<byte>.Empty, cancellationToken);
        if (result.MessageType == WebSocketMessageType.Close) return Message.Closed;
        var isText = result.MessageType == WebSocketMessageType.Text;
        if (result.EndOfMessage) return new Message(MessageOutcome.Complete, isText, default);
        var limit = isText ? options.JsonFrameBytes : largestBinary;
        _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        var length = 0;
        var started = clock.GetTimestamp();
        for (var fragments = 1; ; fragments++)
        {
            if (length == _buffer.Length) Grow(length);
            result = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            length += result.Count;
            if (length > limit) return Message.TooBig;
            if (result.EndOfMessage) return new Message(MessageOutcome.Complete, isText, _buffer.AsMemory(0, length));
            // Small pieces that fill no buffer are fragments, by the frame or by the network; both cost work each.
            if (fragments > options.FragmentsPerMessage + (length / FirstBuffer)
                || clock.GetElapsedTime(started) > options.MessageTimeout)
            {
                return Message.TooBig;
            }
        }
    }

    public void Dispose() => Release();

    private void Grow(int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(length * 2);
        _buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer!);
        _buffer = larger;
    }

    private void Release()
    {
        if (_buffer is null) return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = null;
    }
}
