namespace Tutti.Connections;

/// <summary>What flows on a socket; the negotiated subprotocol picks it.</summary>
internal enum Dialect
{
    /// <summary>Binary frames only, exactly y-websocket's.</summary>
    YWebSocket,

    /// <summary>The same binary frames, and JSON text frames.</summary>
    TuttiV1,

    /// <summary>JSON text frames only.</summary>
    Json,
}

/// <summary>The names of the dialects on the wire.</summary>
internal static class Dialects
{
    public const string YWebSocketName = "y-websocket", TuttiV1Name = "tutti.v1", JsonName = "tutti.json.v1";

    /// <summary>Picks the dialect of an upgrade request: the first subprotocol offered that is known.</summary>
    /// <returns>Null when subprotocols are offered and none is known.</returns>
    public static (Dialect Dialect, string? Name)? Pick(IEnumerable<string> offered)
    {
        var any = false;
        foreach (var name in offered)
        {
            any = true;
            switch (name)
            {
                case YWebSocketName: return (Dialect.YWebSocket, name);
                case TuttiV1Name: return (Dialect.TuttiV1, name);
                case JsonName: return (Dialect.Json, name);
            }
        }
        return any ? null : (Dialect.YWebSocket, null);
    }

    public static string NameOf(Dialect dialect) => dialect switch
    {
        Dialect.TuttiV1 => TuttiV1Name,
        Dialect.Json => JsonName,
        _ => YWebSocketName,
    };

    public static bool SpeaksJson(this Dialect dialect) => dialect != Dialect.YWebSocket;

    public static bool SpeaksBinary(this Dialect dialect) => dialect != Dialect.Json;
}
