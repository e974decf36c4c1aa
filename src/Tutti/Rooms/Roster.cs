using Tutti.Access;
using Tutti.Connections;
using Tutti.Rooms.Rules;

namespace Tutti.Rooms;

/// <summary>
/// Who is in a room. A person with two windows has two sockets and is one participant: coming and going are told once,
/// with the first and the last socket.
/// </summary>
internal sealed class Roster(RoomKey key, Guid epoch, RoomServices services)
{
    private readonly List<Member> _all = [];
    private readonly Dictionary<PersonId, Participant> _participants = [];

    public List<Member> All => _all;

    public int Count => _all.Count;

    /// <summary>The people who are here.</summary>
    public IReadOnlyCollection<PersonId> People => _participants.Keys;

    public int BinaryCount { get; private set; }

    public int JsonOnlyCount { get; private set; }

    public void Add(Member member)
    {
        var isNew = !_participants.TryGetValue(member.Person.Id, out var participant);
        if (participant is null)
            _participants.Add(member.Person.Id, participant = new Participant(member, member.JoinedAt));
        participant.Sockets++;
        if (isNew) Tell(RoomFrames.Joined(key.Document, participant));
        _all.Add(member);
        CountIn(member, 1);
        if (!isNew) return;
        foreach (var visits in services.Visits) visits.Came(key, member.Person);
    }

    /// <summary>Someone has changed the document.</summary>
    public void Edited(PersonId person, long now)
    {
        if (_participants.TryGetValue(person, out var participant)) participant.LastEdited = DateTimeOffset.FromUnixTimeMilliseconds(now);
    }

    /// <summary>Everyone who is here, as they are now.</summary>
    public List<PresentPerson> Present(PresenceTable presence)
    {
        var present = new List<PresentPerson>(_participants.Count);
        foreach (var participant in _participants.Values)
        {
            long heard = 0, active = 0;
            var states = new List<ReadOnlyMemory<byte>>();
            foreach (var member in _all)
            {
                if (member.Person.Id != participant.Person.Id) continue;
                heard = Math.Max(heard, member.LastHeard);
                active = Math.Max(active, member.LastActive);
                states.AddRange(presence.StatesOf(member));
            }
            present.Add(new PresentPerson(
                participant.Person,
                participant.Role,
                participant.JoinedAt,
                DateTimeOffset.FromUnixTimeMilliseconds(heard),
                participant.LastEdited,
                participant.Sockets,
                states)
            {
                LastActive = DateTimeOffset.FromUnixTimeMilliseconds(active),
            });
        }
        return present;
    }

    /// <summary>Tells a socket where it is and who is there.</summary>
    public void Introduce(Member member, PresenceTable presence, EditRules rules, long stateBytes, long lastEvent)
    {
        if (!member.Dialect.SpeaksJson() || !_participants.TryGetValue(member.Person.Id, out var you)) return;
        member.Send(RoomFrames.Connected(key, epoch, member, you, _participants.Values, presence, rules, stateBytes, lastEvent, services));
    }

    /// <summary>Someone looks different.</summary>
    /// <returns>Whether they are here.</returns>
    public bool Show(Person person)
    {
        if (!_participants.TryGetValue(person.Id, out var participant)) return false;
        participant.Person = person;
        Tell(RoomFrames.Updated(key.Document, participant, services.Clock.GetUtcNow()));
        return true;
    }

    public void Remove(Member member)
    {
        if (!_all.Remove(member)) return;
        CountIn(member, -1);
        var participant = _participants[member.Person.Id];
        if (--participant.Sockets > 0) return;
        _participants.Remove(member.Person.Id);
        foreach (var visits in services.Visits) visits.Went(key, participant.Person);
        Tell(RoomFrames.Left(key.Document, participant, services.Clock.GetUtcNow()));
    }

    /// <summary>The room ends: everyone is out of it, whether their sockets have heard of it or not.</summary>
    public void End()
    {
        foreach (var participant in _participants.Values)
        {
            foreach (var visits in services.Visits) visits.Went(key, participant.Person);
        }
        _participants.Clear();
        _all.Clear();
    }

    private void Tell(Frame frame)
    {
        foreach (var member in _all)
        {
            if (member.Dialect.SpeaksJson()) member.Send(frame);
        }
    }

    private void CountIn(Member member, int change)
    {
        if (member.Dialect.SpeaksBinary()) BinaryCount += change;
        else JsonOnlyCount += change;
    }
}

/// <summary>One person in a room.</summary>
internal sealed class Participant(Member first, long joinedAt)
{
    public Person Person { get; set; } = first.Person;

    public Role Role => first.Rights.Role;

    public DateTimeOffset JoinedAt { get; } = DateTimeOffset.FromUnixTimeMilliseconds(joinedAt);

    public DateTimeOffset? LastEdited { get; set; }

    public int Sockets { get; set; }
}
