using System.Buffers;
using System.Text.Json;
using Tutti.Connections;
using Tutti.Crdt.Protocol;
using Frame = Tutti.Connections.Frame;

namespace Tutti.Rooms;

/// <summary>What became of something a client said about presence.</summary>
internal enum PresenceVerdict
{
    Taken,

    /// <summary>Nothing new: y-websocket clients echo what they hear.</summary>
    Ignored,

    /// <summary>Not a state at all, or too many ids.</summary>
    Malformed,

    /// <summary>It spoke for somebody else.</summary>
    Impersonation,
}

/// <summary>
/// Who is where in one room: one entry per awareness id, each belonging to one socket, stamped with its true identity.
/// Never stored. What changed since the last tick goes out as one frame per kind of dialect; the newest wins.
/// </summary>
internal sealed class PresenceTable
{
    /// <summary>Awareness ids one socket may use.</summary>
    public const int IdsPerSocket = 4;

    // Ids that left, so that a socket that comes back with the same id is heard although its clock did not move on.
    private const int Remembered = 4_096;

    // A clock that jumps further than this in one step is not followed: it would silence its owner later.
    private const long LongestClockStep = 1 << 20;

    private readonly Dictionary<ulong, Entry> _entries = [];
    private readonly Dictionary<ulong, Departed> _departed = [];
    private readonly List<Entry> _changed = [];

    // One of each per thread, not per room: a frame is written in one go, and idle rooms need no buffers.
    [ThreadStatic]
    private static AwarenessWriter? _awareness;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _json;

    public bool HasChanges => _changed.Count > 0;

    public bool IsEmpty => _entries.Count == 0;

    /// <summary>Takes in one awareness entry from a socket.</summary>
    public PresenceVerdict Set(Member member, ulong client, long clock, ReadOnlySpan<byte> state, bool isRemoval)
    {
        if (_entries.TryGetValue(client, out var entry))
        {
            if (entry.Owner != member) return SetForeign(entry, member, clock, state, isRemoval);
        }
        else if (isRemoval)
        {
            return PresenceVerdict.Ignored;
        }
        if (isRemoval)
        {
            entry!.Advance(clock);
            Remove(entry);
            return PresenceVerdict.Taken;
        }
        return SetOwn(entry, member, client, clock, state);
    }

    /// <summary>Takes everything of a socket away: it left, or was silent too long.</summary>
    public void Remove(Member member)
    {
        foreach (var id in member.AwarenessIds.ToArray()) Remove(_entries[id]);
    }

    /// <summary>Writes the identity anew over a socket's states, after its role changed.</summary>
    public void Restamp(Member member, ReadOnlySpan<byte> userMember)
    {
        foreach (var id in member.AwarenessIds)
        {
            var entry = _entries[id];
            entry.State = PresenceStamp.Apply(entry.State, userMember)!;
            entry.Clock++;
            Touch(entry);
        }
    }

    /// <summary>An id that no client in the room uses, for a client that has none of its own.</summary>
    public ulong NewId()
    {
        ulong id;
        do
        {
            id = (ulong)Random.Shared.NextInt64(1, uint.MaxValue);
        }
        while (_entries.ContainsKey(id) || _departed.ContainsKey(id));
        return id;
    }

    /// <summary>The binary frame of what changed since the last tick.</summary>
    public Frame ChangesAsAwareness() => EncodeAwareness(_changed);

    /// <summary>The JSON frame of what changed since the last tick.</summary>
    public Frame ChangesAsJson() => EncodeJson(_changed);

    /// <summary>Everybody's state, binary, for someone who joins.</summary>
    public Frame AllAsAwareness() => EncodeAwareness(_entries.Values);

    /// <summary>Everybody's state as JSON.</summary>
    public Frame AllAsJson() => EncodeJson(_entries.Values);

    /// <summary>Everybody's state, as the elements of a JSON array.</summary>
    public void WriteAll(Utf8JsonWriter json)
    {
        foreach (var entry in _entries.Values) WriteEntry(json, entry);
    }

    /// <summary>What the clients of one socket say of themselves.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> StatesOf(Member member)
    {
        foreach (var id in member.AwarenessIds)
        {
            if (_entries[id].State is { } state) yield return state;
        }
    }

    /// <summary>Ends the tick.</summary>
    public void ClearChanges()
    {
        foreach (var entry in _changed) entry.IsChanged = false;
        _changed.Clear();
    }

    private PresenceVerdict SetOwn(Entry? entry, Member member, ulong client, long clock, ReadOnlySpan<byte> state)
    {
        if (entry is null && member.AwarenessIds.Count >= IdsPerSocket) return PresenceVerdict.Malformed;
        var departed = entry is null && _departed.TryGetValue(client, out var known) ? known : null;
        // The echo of someone who has just left, heard from a socket that has its own id already.
        if (departed is not null && member.AwarenessIds.Count > 0 && clock <= departed.Clock) return PresenceVerdict.Ignored;
        if (departed is not null && departed.Person != member.Person.Id) return PresenceVerdict.Impersonation;
        if (entry is not null && clock == entry.ClientClock) return PresenceVerdict.Ignored;
        var stamped = PresenceStamp.Apply(state, member.UserMember);
        if (stamped is null) return PresenceVerdict.Malformed;
        if (entry is not null && clock <= entry.Clock && stamped.AsSpan().SequenceEqual(entry.State))
        {
            // A client that took over our clock from its own echo says so once: passing that on would go round for ever.
            entry.ClientClock = clock;
            return PresenceVerdict.Ignored;
        }
        if (entry is null)
        {
            entry = new Entry(client, member);
            _entries.Add(client, entry);
            _departed.Remove(client);
            member.AwarenessIds.Add(client);
            entry.Begin(clock, departed?.Clock ?? 0);
        }
        else
        {
            entry.Advance(clock);
        }
        entry.State = stamped;
        Touch(entry);
        return PresenceVerdict.Taken;
    }

    // y-websocket clients send on what they hear, and forget others by saying they left: nothing new, and no offence.
    private PresenceVerdict SetForeign(Entry entry, Member member, long clock, ReadOnlySpan<byte> state, bool isRemoval)
    {
        if (clock <= entry.Clock) return PresenceVerdict.Ignored;
        if (isRemoval || entry.Owner.Person.Id != member.Person.Id) return PresenceVerdict.Impersonation;
        // The same person with the same id: a new socket of a client whose old one has not been missed yet.
        entry.Owner.AwarenessIds.Remove(entry.Client);
        if (member.AwarenessIds.Count >= IdsPerSocket) return PresenceVerdict.Malformed;
        member.AwarenessIds.Add(entry.Client);
        entry.Owner = member;
        return SetOwn(entry, member, entry.Client, clock, state);
    }

    private void Remove(Entry entry)
    {
        entry.Owner.AwarenessIds.Remove(entry.Client);
        _entries.Remove(entry.Client);
        if (_departed.Count >= Remembered) _departed.Clear();
        entry.State = null;
        entry.Clock++;
        _departed[entry.Client] = new Departed(entry.Clock, entry.Owner.Person.Id);
        Touch(entry);
    }

    private void Touch(Entry entry)
    {
        if (entry.IsChanged) return;
        entry.IsChanged = true;
        _changed.Add(entry);
    }

    private static Frame EncodeAwareness(IReadOnlyCollection<Entry> entries)
    {
        var writer = _awareness ??= new AwarenessWriter();
        writer.Reset();
        foreach (var entry in entries)
        {
            if (entry.State is { } state) writer.Add(entry.Client, entry.Clock, state);
            else writer.AddRemoval(entry.Client, entry.Clock);
        }
        return Frame.Binary(writer.ToFrame(), FrameKind.Presence);
    }

    private static Frame EncodeJson(IReadOnlyCollection<Entry> entries)
    {
        var buffer = _json ??= new ArrayBufferWriter<byte>();
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "presence_update"u8);
            json.WriteStartArray("changes"u8);
            foreach (var entry in entries) WriteEntry(json, entry);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Frame.Text(buffer.WrittenSpan, FrameKind.Presence);
    }

    private static void WriteEntry(Utf8JsonWriter json, Entry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("client_id"u8, entry.Client);
        json.WriteString("user_id"u8, entry.Owner.Person.Id.ToString());
        json.WritePropertyName("state"u8);
        if (entry.State is { } state) json.WriteRawValue(state, skipInputValidation: true);
        else json.WriteNullValue();
        json.WriteEndObject();
    }

    private sealed class Entry(ulong client, Member owner)
    {
        public ulong Client { get; } = client;

        public Member Owner { get; set; } = owner;

        /// <summary>The clock as the others see it: it never goes back, whatever the client's does.</summary>
        public long Clock { get; set; }

        public long ClientClock { get; set; }

        /// <summary>The stamped state, or null once it is gone.</summary>
        public byte[]? State { get; set; }

        public bool IsChanged { get; set; }

        public void Begin(long clientClock, long after)
        {
            ClientClock = clientClock;
            Clock = Math.Max(clientClock is >= 0 and < uint.MaxValue ? clientClock : 1, after + 1);
        }

        // Clients hear their own states too, and take over a clock that is ahead of theirs: from then on both are the same.
        public void Advance(long clientClock)
        {
            ClientClock = clientClock;
            Clock = clientClock > Clock && clientClock - Clock <= LongestClockStep ? clientClock : Clock + 1;
        }
    }

    private sealed record Departed(long Clock, PersonId Person);
}
