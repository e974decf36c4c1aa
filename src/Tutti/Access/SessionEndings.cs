using System.Collections.Concurrent;

namespace Tutti.Access;

/// <summary>
/// Tells the open sockets, in this process, that a session has ended: signed out, or a stolen token was found. It
/// remembers endings for a while, so that a socket or ticket whose proof was looked at just before is not let in after.
/// </summary>
internal sealed class SessionEndings(TimeProvider clock)
{
    // Longer than a ticket lives and a socket takes to join.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = new(StringComparer.Ordinal);
    private DateTimeOffset _swept;

    /// <summary>Told with the session's id, after the end is committed.</summary>
    public event Action<string>? Ended;

    public void End(string sessionId)
    {
        var now = clock.GetUtcNow();
        _ended[sessionId] = now;
        Ended?.Invoke(sessionId);
        Sweep(now);
    }

    /// <summary>Whether a session has ended a short while ago.</summary>
    public bool HasEnded(string? sessionId) => sessionId is not null && _ended.ContainsKey(sessionId);

    private void Sweep(DateTimeOffset now)
    {
        if (now - _swept < Remembered) return;
        _swept = now;
        foreach (var (session, at) in _ended)
        {
            if (now - at > Remembered) _ended.TryRemove(session, out _);
        }
    }
}
