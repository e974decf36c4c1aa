using System.Net.WebSockets;
using Tutti.Rooms;

namespace Tutti.Connections;

/// <summary>A WebSocket with the outbox under it.</summary>
internal sealed class SocketWire(WebSocket socket, OutboxStream stream, SocketsOptions options, RoomsOptions rooms, TimeProvider clock) : IWire
{
    private const int MostThrownAway = 1024 * 1024;

    private readonly MessageReader _reader = new(socket, options, options.LargestBinary(rooms), clock);

    public Transport Transport => Transport.WebSocket;

    public Outbox MakeOutbox(IOutboxOwner owner, OutboxLimits limits)
    {
        var outbox = new Outbox(stream.Network, owner, limits);
        stream.Outbox = outbox;
        if (options.Compression) outbox.CodeWith(new Compression(socket, stream));
        return outbox;
    }

    public ValueTask<Message> ReadAsync(CancellationToken cancellationToken) => _reader.ReadAsync(cancellationToken);

    public Task CloseAsync(CloseCode code, string reason) =>
        socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, CancellationToken.None);

    // What the other side still sends is read and thrown away until its close comes, but not for long and not for ever.
    public async Task TakeLeaveAsync(bool isClosing, CancellationToken cancellationToken)
    {
        if (socket.State == WebSocketState.CloseReceived && !isClosing)
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        var scratch = new byte[4096];
        for (var read = 0; read < MostThrownAway && (socket.State is WebSocketState.CloseSent || (socket.State is WebSocketState.Open && isClosing));)
            read += (await socket.ReceiveAsync(scratch.AsMemory(), cancellationToken)).Count;
    }

    public void Abort() => socket.Abort();

    public void Dispose()
    {
        _reader.Dispose();
        socket.Dispose();
    }
}
