namespace Tutti.Crdt.Protocol;

/// <summary>The number in front of every binary frame of y-protocols.</summary>
public static class MessageType
{
    /// <summary>The document: a <see cref="SyncMessage"/> follows.</summary>
    public const int Sync = 0;

    /// <summary>Who is there: bytes that are an <see cref="AwarenessUpdate"/> follow.</summary>
    public const int Awareness = 1;

    /// <summary>A refusal of the whole connection: an <see cref="AuthMessage"/> follows.</summary>
    public const int Auth = 2;

    /// <summary>Asks for everyone's awareness; nothing follows.</summary>
    public const int QueryAwareness = 3;
}
