namespace Tutti.Client.Rooms;

/// <summary>Which of the local changes are durable; filled from the acks of one socket after the other.</summary>
internal sealed class SaveLedger
{
    private readonly List<(long Change, int Bytes)> _sent = [];
    private long _saved;
    private int _acknowledged;

    /// <summary>The number of the last local change.</summary>
    public long Change { get; private set; }

    /// <summary>Whether the server's question was answered on this socket: from then on each change goes out by itself.</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>Bytes on their way.</summary>
    public long Unacknowledged { get; private set; }

    public bool HasUnsaved => _saved < Change;

    public bool IsSaved(long change) => _saved >= change;

    public void Changed() => Change++;

    /// <summary>Another socket: what was sent on the one before and not acknowledged is sent again, with the answer to step 1.</summary>
    public void SocketOpened()
    {
        _sent.Clear();
        _acknowledged = 0;
        Unacknowledged = 0;
        IsAnswered = false;
    }

    /// <summary>A frame was sent that holds every change up to now.</summary>
    public void Sent(int bytes)
    {
        _sent.Add((Change, bytes));
        Unacknowledged += bytes;
    }

    public void Answered() => IsAnswered = true;

    /// <summary>The first frames of this socket, so many, are on the server's disk. A number that was never sent proves nothing.</summary>
    public void Acknowledged(long upTo)
    {
        var until = (int)Math.Min(upTo, _sent.Count);
        if (until <= _acknowledged) return;
        for (var i = _acknowledged; i < until; i++) Unacknowledged -= _sent[i].Bytes;
        _acknowledged = until;
        _saved = Math.Max(_saved, _sent[until - 1].Change);
    }
}
