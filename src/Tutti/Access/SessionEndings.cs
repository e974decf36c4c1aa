namespace Tutti.Access;

/// <summary>Tells the open sockets, in this process, that a session has ended: signed out, or a stolen token was found.</summary>
internal sealed class SessionEndings
{
    /// <summary>Told with the session's id, after the end is committed.</summary>
    public event Action<string>? Ended;

    public void End(string sessionId) => Ended?.Invoke(sessionId);
}
