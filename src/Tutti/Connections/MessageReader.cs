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
        var limit = result.MessageType == WebSocketMessageType.Text ? options.JsonFrameBytes : largestBinary;
        if (result.EndOfMessage) return new Message(MessageOutcome.Complete, result.MessageType, default);
        _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        var length = 0;
        var started = clock.GetTimestamp();
        for (var fragments = 1; ; fragments++)
        {
            if (length == _buffer.Length) Grow(length);
            result = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            length += result.Count;
            if (length > limit) return Message.TooBig;
            if (result.EndOfMessage) return new Message(MessageOutcome.Complete, result.MessageType, _buffer.AsMemory(0, length));
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

/// <summary>How reading a message ended.</summary>
internal enum MessageOutcome
{
    Complete,
    Closed,
    TooBig,
}

/// <summary>One message, or why there is none.</summary>
internal readonly record struct Message(MessageOutcome Outcome, WebSocketMessageType Type, ReadOnlyMemory<byte> Data)
{
    public static Message Closed => new(MessageOutcome.Closed, WebSocketMessageType.Close, default);

    public static Message TooBig => new(MessageOutcome.TooBig, WebSocketMessageType.Close, default);
}
