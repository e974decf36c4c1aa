using System.ComponentModel.DataAnnotations;

namespace Tutti.Connections;

/// <summary>Limits and times of sockets; section <c>Tutti:Sockets</c>.</summary>
public sealed class SocketsOptions
{
    /// <summary>How long a socket may be open without proof of who it is, counted from its opening; 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan AuthenticationTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Frames a socket may send before that proof; 8.</summary>
    [Range(1, 1_000)]
    public int FramesBeforeAuthentication { get; set; } = 8;

    /// <summary>Bytes a socket may send before that proof; 16 KiB.</summary>
    [Range(256, 1_048_576)]
    public int BytesBeforeAuthentication { get; set; } = 16 * 1024;

    /// <summary>Largest JSON frame in bytes; 64 KiB. A larger one closes the socket with 1009.</summary>
    [Range(1_024, 1_048_576)]
    public int JsonFrameBytes { get; set; } = 64 * 1024;

    /// <summary>Largest binary frame that holds no document update, in bytes; 1 MiB.</summary>
    [Range(1_024, 16_777_216)]
    public int BinaryFrameBytes { get; set; } = 1024 * 1024;

    /// <summary>Fragments one message may come in; 1,024. More close the socket with 1009.</summary>
    [Range(1, 100_000)]
    public int FragmentsPerMessage { get; set; } = 1_024;

    /// <summary>How long one message may take from its first byte to its last; 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan MessageTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes that may wait to go out on one socket; 1 MiB.</summary>
    [Range(1_024, 67_108_864)]
    public int OutgoingBytes { get; set; } = 1024 * 1024;

    /// <summary>Frames that may wait to go out on one socket; 1,024.</summary>
    [Range(8, 100_000)]
    public int OutgoingFrames { get; set; } = 1_024;

    /// <summary>Document updates a socket may send per second; 200, in bursts of two seconds' worth.</summary>
    [Range(1, 100_000)]
    public int UpdatesPerSecond { get; set; } = 200;

    /// <summary>Bytes of updates a socket may send per second; 1 MiB, in bursts of two seconds' worth.</summary>
    [Range(1_024, 1_073_741_824)]
    public int UpdateBytesPerSecond { get; set; } = 1024 * 1024;

    /// <summary>Presence messages a socket may send per second; 60, in bursts of two seconds' worth.</summary>
    [Range(1, 10_000)]
    public int PresencePerSecond { get; set; } = 60;

    /// <summary>Other JSON frames a socket may send per second; 20, in bursts of two seconds' worth.</summary>
    [Range(1, 10_000)]
    public int FramesPerSecond { get; set; } = 20;

    /// <summary>Times per minute a socket may ask for the document's state; 10.</summary>
    [Range(1, 10_000)]
    public int SyncsPerMinute { get; set; } = 10;

    /// <summary>How often an idle socket is pinged; 30 s. Also read from <c>WEBSOCKET_HEARTBEAT_INTERVAL</c>, in seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A socket that does not answer a ping for this long is closed; 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan PingTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Whether messages may be compressed (permessage-deflate, without context takeover); false. Compression costs work
    /// for every receiver, and must stay off where secrets and other people's text could share a message.
    /// </summary>
    public bool Compression { get; set; }

    /// <summary>The largest binary frame of any kind: an update may be larger than the rest.</summary>
    internal int LargestBinary(Rooms.RoomsOptions rooms) => Math.Max(BinaryFrameBytes, rooms.UpdateBytes + 64);
}
