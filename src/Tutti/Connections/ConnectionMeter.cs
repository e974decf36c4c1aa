namespace Tutti.Connections;

/// <summary>Counts what goes over one connection. What comes is counted by the read loop alone, what goes out by the outbox.</summary>
internal sealed class ConnectionMeter(Outbox outbox, DateTimeOffset openedAt)
{
    private long _messages, _bytes;

    /// <summary>Counts a message that came.</summary>
    public void Count(int bytes)
    {
        Volatile.Write(ref _messages, _messages + 1);
        Volatile.Write(ref _bytes, _bytes + bytes);
    }

    /// <summary>What went over it so far.</summary>
    public Figures Read(DateTimeOffset now)
    {
        var (messages, bytes) = outbox.Sent;
        var lasted = now > openedAt ? now - openedAt : TimeSpan.Zero;
        return new Figures
        {
            Connections = 1,
            MessagesIn = Volatile.Read(ref _messages),
            BytesIn = Volatile.Read(ref _bytes),
            MessagesOut = messages,
            BytesOut = bytes,
            Longest = lasted,
            Together = lasted,
        };
    }
}
