namespace Tutti.Connections;

/// <summary>
/// What lies under a connection: whole messages come in, an outbox writes out. The protocol above is the same on every kind.
/// </summary>
internal interface IWire : IDisposable
{
    Transport Transport { get; }

    /// <summary>Makes the queue that alone writes to it. Called once, before anything else.</summary>
    Outbox MakeOutbox(IOutboxOwner owner, OutboxLimits limits);

    /// <summary>Waits for the next message. Its bytes are valid until the next call.</summary>
    ValueTask<Message> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Puts the close behind what is queued, as the last thing that goes out; it does not wait for an answer.</summary>
    Task CloseAsync(CloseCode code, string reason);

    /// <summary>Takes leave of the other side, as far as this kind of wire has a way to do so.</summary>
    /// <param name="isClosing">Whether a close of ours is on its way.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits any longer.</param>
    Task TakeLeaveAsync(bool isClosing, CancellationToken cancellationToken);

    /// <summary>Cuts it, whatever is still under way.</summary>
    void Abort();
}

/// <summary>How frames travel.</summary>
internal enum Transport
{
    WebSocket,

    /// <summary>Server-sent events down, POSTs up.</summary>
    Stream,
}

/// <summary>How reading a message ended.</summary>
internal enum MessageOutcome
{
    Complete,
    Closed,
    TooBig,
}

/// <summary>One message, or why there is none.</summary>
internal readonly record struct Message(MessageOutcome Outcome, bool IsText, ReadOnlyMemory<byte> Data)
{
    public static Message Closed => new(MessageOutcome.Closed, false, default);

    public static Message TooBig => new(MessageOutcome.TooBig, false, default);
}
