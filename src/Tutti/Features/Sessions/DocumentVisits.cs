using Tutti.Access;

namespace Tutti.Features.Sessions;

/// <summary>Who is at one document, and when the others were last there. Written by rooms and requests at the same time.</summary>
internal sealed class DocumentVisits
{
    private readonly Lock _gate = new();
    private readonly Dictionary<PersonId, (Person Person, int Rooms)> _here = [];
    private readonly Dictionary<PersonId, DateTimeOffset> _went = [], _heard = [];
    private (PersonId Person, DateTimeOffset At)? _edit;
    private bool _isGone;

    /// <summary>Does something here.</summary>
    /// <returns>False when this has been forgotten meanwhile: another one stands in its place.</returns>
    public bool TryDo(Action<DocumentVisits> act)
    {
        lock (_gate)
        {
            if (!_isGone) act(this);
            return !_isGone;
        }
    }

    public void Came(Person person)
    {
        _here[person.Id] = (person, _here.GetValueOrDefault(person.Id).Rooms + 1);
        _went.Remove(person.Id);
    }

    public void Went(PersonId person, DateTimeOffset now)
    {
        if (!_here.TryGetValue(person, out var visit)) return;
        if (visit.Rooms > 1)
        {
            _here[person] = (visit.Person, visit.Rooms - 1);
            return;
        }
        _here.Remove(person);
        _went[person] = now;
    }

    public void Heard(PersonId person, DateTimeOffset now) => _heard[person] = now;

    public void Edited(PersonId person, DateTimeOffset now) => _edit = (person, now);

    public IReadOnlyList<Person> Here()
    {
        lock (_gate) return [.. _here.Values.Select(visit => visit.Person)];
    }

    public Person? Find(PersonId person)
    {
        lock (_gate) return _here.TryGetValue(person, out var visit) ? visit.Person : null;
    }

    /// <summary>When somebody's last socket closed; null when it is not known.</summary>
    public DateTimeOffset? WentAt(PersonId person)
    {
        lock (_gate) return _went.TryGetValue(person, out var at) ? at : null;
    }

    /// <summary>When somebody without a socket last asked for anything; null when it is not known.</summary>
    public DateTimeOffset? HeardAt(PersonId person)
    {
        lock (_gate) return _heard.TryGetValue(person, out var at) ? at : null;
    }

    /// <summary>When somebody last changed the document, if nobody has since.</summary>
    public DateTimeOffset? EditedAt(PersonId person)
    {
        lock (_gate) return _edit is { } edit && edit.Person == person ? edit.At : null;
    }

    /// <summary>Forgets what is older than a time.</summary>
    /// <returns>Whether nothing is left, and this is not to be used any more.</returns>
    public bool Forget(DateTimeOffset before)
    {
        lock (_gate)
        {
            foreach (var times in (Dictionary<PersonId, DateTimeOffset>[])[_went, _heard])
            {
                foreach (var (person, at) in times)
                {
                    if (at < before) times.Remove(person);
                }
            }
            if (_edit is { } edit && edit.At < before) _edit = null;
            return _isGone = _here.Count == 0 && _went.Count == 0 && _heard.Count == 0 && _edit is null;
        }
    }
}
