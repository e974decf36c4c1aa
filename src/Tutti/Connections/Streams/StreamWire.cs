using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Tutti.Connections.Streams;

/// <summary>
/// For networks that let no WebSocket through: frames go down as the events of one long answer, and come up by POSTs. One POST
/// lies here at a time; the next waits, and with it its sender.
/// </summary>
internal sealed class StreamWire(HttpContext http, SocketsOptions options, TimeProvider clock) : IWire
{
    private readonly Channel<Batch> _inbox = Channel.CreateBounded<Batch>(1);
    // Never disposed: a POST may wait for it when the stream ends.
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Outbox? _outbox;
    private ITimer? _heartbeat;
    private Batch _batch;
    private long _taken;

    public Transport Transport => Transport.Stream;

    public Outbox MakeOutbox(IOutboxOwner owner, OutboxLimits limits)
    {
        var outbox = _outbox = new Outbox(http.Response.Body, owner, limits);
        outbox.CodeWith(new EventCoding());
        _heartbeat = clock.CreateTimer(_ => Beat(outbox), null, options.HeartbeatInterval, options.HeartbeatInterval);
        return outbox;
    }

    /// <summary>Says which name the stream has for the POSTs that belong to it.</summary>
    public void Open(string token)
    {
        _outbox!.Enqueue(ServerSentEvents.Open(token), FrameKind.Control);
        _outbox.Flush();
    }

    /// <summary>Takes the messages of one POST, once there is room for them.</summary>
    /// <param name="batch">The messages.</param>
    /// <param name="number">Which POST of this stream it is, from 1, when it says so: one that was taken already does nothing.</param>
    /// <param name="cancellationToken">Cancelled when the sender has gone: then it was not taken.</param>
    public async ValueTask<PostOutcome> TakeAsync(Batch batch, long? number, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (number <= _taken) return PostOutcome.Taken;
            if (number > _taken + 1) return PostOutcome.OutOfOrder;
            await _inbox.Writer.WriteAsync(batch, cancellationToken);
            if (number is not null) _taken = number.Value;
            return PostOutcome.Taken;
        }
        catch (ChannelClosedException)
        {
            return PostOutcome.Over;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask<Message> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_batch.TryTake(out var message, out var rest))
            {
                _batch = rest;
                return message;
            }
            _batch = default;
            if (!await _inbox.Reader.WaitToReadAsync(cancellationToken)) return Message.Closed;
            _inbox.Reader.TryRead(out _batch);
        }
    }

    public Task CloseAsync(CloseCode code, string reason)
    {
        _outbox!.EnqueueLast(ServerSentEvents.Close(code, reason));
        _outbox.Flush();
        _inbox.Writer.TryComplete();
        return Task.CompletedTask;
    }

    // Nobody answers a last event: when it is out, the answer ends.
    public Task TakeLeaveAsync(bool isClosing, CancellationToken cancellationToken)
    {
        _inbox.Writer.TryComplete();
        return Task.CompletedTask;
    }

    public void Abort()
    {
        if (_outbox is { IsEmpty: false }) http.Abort();
    }

    public void Dispose() => _heartbeat?.Dispose();

    // Behind what waits to go out it would say nothing new.
    private static void Beat(Outbox outbox)
    {
        if (!outbox.IsEmpty) return;
        outbox.Enqueue(ServerSentEvents.Heartbeat, FrameKind.Control);
        outbox.Flush();
    }
}

/// <summary>What became of a POST.</summary>
internal enum PostOutcome
{
    Taken,

    /// <summary>One before it has not come.</summary>
    OutOfOrder,

    /// <summary>The stream has ended.</summary>
    Over,
}
