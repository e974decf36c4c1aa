using System.Net.WebSockets;

namespace Tutti.Connections;

/// <summary>Frames that are not sent as they are, but in a coding of the receiver's own.</summary>
internal interface IFrameCoding
{
    /// <summary>Puts a frame into the outbox in this coding.</summary>
    void Enqueue(Outbox outbox, Frame frame);
}

/// <summary>Lets the WebSocket frame and compress every message; the result comes back through its stream as bytes.</summary>
internal sealed class Compression(WebSocket socket, OutboxStream stream) : IFrameCoding
{
    private readonly Lock _gate = new();

    // The stream under the WebSocket never waits, so the call is over when it returns.
    public void Enqueue(Outbox outbox, Frame frame)
    {
        lock (_gate)
        {
            stream.NextKind = frame.Kind;
            var type = frame.IsText ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
            var sent = socket.State == WebSocketState.Open
                ? socket.SendAsync(frame.Payload, type, WebSocketMessageFlags.EndOfMessage, CancellationToken.None)
                : ValueTask.CompletedTask;
            if (!sent.IsCompletedSuccessfully) outbox.Close();
        }
    }
}
