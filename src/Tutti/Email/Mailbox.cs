namespace Tutti.Email;

/// <summary>Where mail lands in Development: in memory, for a page to show.</summary>
internal sealed class Mailbox(TimeProvider clock) : IEmailSender
{
    private const int Most = 100;

    private readonly LinkedList<ReceivedEmail> _newestFirst = [];
    private readonly Lock _gate = new();

    /// <summary>What has come, newest first.</summary>
    public IReadOnlyList<ReceivedEmail> Messages
    {
        get
        {
            lock (_gate) return [.. _newestFirst];
        }
    }

    public ValueTask SendAsync(EmailMessage message, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _newestFirst.AddFirst(new ReceivedEmail(message, clock.GetUtcNow()));
            if (_newestFirst.Count > Most) _newestFirst.RemoveLast();
        }
        return ValueTask.CompletedTask;
    }
}

/// <summary>A message and when it came.</summary>
internal sealed record ReceivedEmail(EmailMessage Message, DateTimeOffset At);
