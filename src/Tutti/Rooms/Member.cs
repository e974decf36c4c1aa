using Tutti.Access;
using Tutti.Connections;

namespace Tutti.Rooms;

/// <summary>One open socket as its room sees it. The room's loop alone changes it, but for what is marked otherwise.</summary>
internal sealed class Member(
    SignedIn who, string address, DocumentRights rights, Dialect dialect, Outbox outbox, IMemberSocket socket, long now) : IEditor
{
    /// <summary>The proof of who it is, renewed by the read loop; what one looks like now is <see cref="Person"/>.</summary>
    public SignedIn Who { get; set; } = who;

    /// <summary>Who it is, as the others see it: the id never changes.</summary>
    public Person Person { get; set; } = who.Person;

    public Actor Actor => new(Person, Who.SessionId, address);

    /// <summary>What it may do, as of <see cref="DocumentRights.Version"/>.</summary>
    public DocumentRights Rights { get; set; } = rights;

    /// <summary>The <c>user</c> of its presence; see <see cref="PresenceStamp"/>.</summary>
    public byte[] UserMember { get; set; } = PresenceStamp.UserMember(who.Person, rights.Role);

    public Dialect Dialect { get; } = dialect;

    public Outbox Outbox { get; } = outbox;

    public IMemberSocket Socket { get; } = socket;

    public long JoinedAt { get; } = now;

    /// <summary>When the last frame came (Unix milliseconds); written by the read loop, read by the room.</summary>
    public long LastHeard { get; set; } = now;

    /// <summary>When it last did something that people do, as opposed to heartbeats; written and read as <see cref="LastHeard"/>.</summary>
    public long LastActive { get; set; } = now;

    /// <summary>How many document updates it has sent on this socket, refused ones too.</summary>
    public long UpdatesSent { get; set; }

    /// <summary>
    /// Whether an update could not be taken in because something before it is missing. Nothing is acknowledged until
    /// the answer to a fresh sync step 1 has closed the gap.
    /// </summary>
    public bool HasGap { get; set; }

    /// <summary>The highest update to acknowledge at the end of this turn of the room, or 0.</summary>
    public long AcknowledgeUpTo { get; set; }

    /// <summary>The event after which it wants all, when it said so.</summary>
    public long? After { get; init; }

    /// <summary>The number of the last event that it was sent, or that was over when it joined.</summary>
    public long LastEvent { get; set; }

    /// <summary>Whether it is being sent events of the past; those that happen meanwhile come behind them.</summary>
    public bool IsCatchingUp { get; set; }

    /// <summary>The epoch of the copy it has, when it said so.</summary>
    public string? Epoch { get; init; }

    /// <summary>Where the state of the document can be downloaded, when the host has such a route.</summary>
    public string? StateAddress { get; init; }

    /// <summary>The awareness ids it speaks for.</summary>
    public List<ulong> AwarenessIds { get; } = [];

    /// <summary>Times it spoke for somebody else.</summary>
    public int Offences { get; set; }

    /// <summary>What a JSON client last said of itself, by field.</summary>
    public JsonPresence? JsonPresence { get; set; }

    /// <summary>Whether its presence has been taken away because it was silent too long.</summary>
    public bool IsStale { get; set; }

    public void Send(Frame frame)
    {
        Outbox.Enqueue(frame);
        Outbox.Flush();
    }
}

/// <summary>What a room may do to a socket besides sending. Calls must return at once.</summary>
internal interface IMemberSocket
{
    /// <summary>Sends what is queued, then closes.</summary>
    void Close(CloseCode code, string reason);

    /// <summary>A message of so many bytes has been dealt with; the socket may read on.</summary>
    void Settled(int bytes);
}
