using System.Collections.Concurrent;

namespace Tutti.Access;

/// <summary>
/// Tells the open sockets, in this process, that a session has ended: signed out, or a stolen token was found; or that
/// an issuer has taken the key away that proved who they are, which then stands in the place of the session's id. It
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

    /// <summary>Whether what an identity rests on has ended a short while ago.</summary>
    public bool HasEnded(SignedIn who) => HasEnded(who.SessionId) || HasEnded(who.ProvenBy);

    /// <summary>A key that was gone is there again.</summary>
    public void Undo(string id) => _ended.TryRemove(id, out _);

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
