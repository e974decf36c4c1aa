using System.ComponentModel.DataAnnotations;

namespace Tutti.Rooms;

/// <summary>Limits and times of rooms; section <c>Tutti:Rooms</c>.</summary>
public sealed class RoomsOptions
{
    /// <summary>Sockets open on one document; 1,000. One more is closed with 4430.</summary>
    [Range(1, 100_000)]
    public int SocketsPerDocument { get; set; } = 1_000;

    /// <summary>Sockets open by one person; 50. One more is closed with 4429.</summary>
    [Range(1, 100_000)]
    public int SocketsPerPerson { get; set; } = 50;

    /// <summary>Sockets open on this server; 20,000. One more is closed with 1013.</summary>
    [Range(1, 1_000_000)]
    public int SocketsPerNode { get; set; } = 20_000;

    /// <summary>Largest update of a document in bytes; 8 MiB.</summary>
    [Range(1_024, 67_108_864)]
    public int UpdateBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Largest first state of a document in bytes, which goes by HTTP; 64 MiB.</summary>
    [Range(1_024, 1_073_741_824)]
    public int FirstStateBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Largest document in encoded bytes; 256 MiB. Further updates are refused with <c>TOO_LARGE</c>.</summary>
    [Range(1_024, 2_000_000_000)]
    public int DocumentBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>Structs in one update; 200,000.</summary>
    [Range(1, 10_000_000)]
    public int UpdateStructs { get; set; } = 200_000;

    /// <summary>Time one update may take to check; 250 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:10")]
    public TimeSpan UpdateTime { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a room stays open after the last one left; 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan KeptWarm { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a document stays open with its shared types after the last edit without Yjs; 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan KeptOpen { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Presence ends after this time without a message; 120 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan PresenceTimeout { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>Someone who does nothing for this long, and does not say how present they are, is idle; 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan IdleAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>As <see cref="IdleAfter"/>, and then they are away; 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan AwayAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>A socket that sends nothing for this long is closed; 300 s. Also read from <c>WEBSOCKET_TIMEOUT</c>, in seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan SilenceTimeout { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>Typing ends by itself after this time; 3 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan TypingTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Updates after which a snapshot is made; 500.</summary>
    [Range(1, 1_000_000)]
    public int SnapshotUpdates { get; set; } = 500;

    /// <summary>Bytes of updates after which a snapshot is made; 1 MiB.</summary>
    [Range(1_024, 1_073_741_824)]
    public int SnapshotBytes { get; set; } = 1024 * 1024;

    /// <summary>A snapshot that is due waits for a quiet room at most this long; 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan SnapshotPatience { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Encoded bytes from which a joining client that can is sent to the HTTP route of the state instead of being given
    /// it on the socket; 256 KiB.
    /// </summary>
    [Range(1, 1_073_741_824)]
    public int StateByHttpBytes { get; set; } = 256 * 1024;

    /// <summary>How old the state of a large document may be when it is downloaded; 1 s. The rest comes by the socket.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan StateFreshness { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a downloaded state is kept after it was last asked for, so that a cut download goes on; 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan StateKept { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Bytes of states kept on disk for downloads; 1 GiB. Those unused for longest go first.</summary>
    [Range(1_024, 1_000_000_000_000)]
    public long StateCacheBytes { get; set; } = 1024L * 1024 * 1024;

    /// <summary>Events that a client which comes back may have missed; 1,000. Further back it is told <c>resync</c> instead.</summary>
    [Range(1, 100_000)]
    public int EventsBack { get; set; } = 1_000;

    /// <summary>Deliveries per second from which a room sends in ticks instead of at once; 2,000.</summary>
    [Range(1, 1_000_000)]
    public int BusyDeliveries { get; set; } = 2_000;
}
