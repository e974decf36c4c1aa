using Tutti.Access;
using Tutti.Rooms;

namespace Tutti.Features.Locks;

/// <summary>
/// Knows who left a room in which they hold or wait for something, and when; and of which documents it has to be looked again whether
/// holders may still edit. The store knows the locks; this only says where to look.
/// </summary>
internal sealed class LockHolders(TimeProvider clock) : IRoomVisits
{
    private readonly Lock _gate = new();
    private readonly HashSet<DocumentId> _locked = [], _toCheck = [];
    private readonly Dictionary<(DocumentId Document, PersonId Person), int> _here = [];
    private readonly Dictionary<(DocumentId Document, PersonId Person), DateTimeOffset> _left = [];

    /// <summary>Somebody came into a room, of one branch or another.</summary>
    public void Came(RoomKey room, Person person)
    {
        var key = (room.Document, person.Id);
        lock (_gate)
        {
            _here[key] = _here.GetValueOrDefault(key) + 1;
            _left.Remove(key);
        }
    }

    public void Went(RoomKey room, Person person)
    {
        var key = (room.Document, person.Id);
        lock (_gate)
        {
            if (_here.GetValueOrDefault(key) is var rooms and > 1)
            {
                _here[key] = rooms - 1;
                return;
            }
            _here.Remove(key);
            if (_locked.Contains(room.Document)) _left.TryAdd(key, clock.GetUtcNow());
        }
    }

    /// <summary>Something may be held in a document from now on. Said before that is committed, so that nothing is missed.</summary>
    public void Watch(DocumentId document)
    {
        lock (_gate) _locked.Add(document);
    }

    /// <summary>Somebody holds or waits for something until they leave. They may have left while it was being stored, or before the server started.</summary>
    public void Bound(DocumentId document, PersonId person)
    {
        lock (_gate)
        {
            _locked.Add(document);
            if (!_here.ContainsKey((document, person))) _left.TryAdd((document, person), clock.GetUtcNow());
        }
    }

    /// <summary>Somebody's rights in some documents have changed.</summary>
    public void RightsChanged(IReadOnlySet<DocumentId> documents)
    {
        lock (_gate)
        {
            foreach (var document in documents)
            {
                if (_locked.Contains(document)) _toCheck.Add(document);
            }
        }
    }

    /// <summary>Takes the documents that have to be looked at.</summary>
    public IReadOnlyList<DocumentId> TakeToCheck()
    {
        lock (_gate)
        {
            DocumentId[] taken = [.. _toCheck];
            _toCheck.Clear();
            return taken;
        }
    }

    /// <summary>Who left before a time and has not come back.</summary>
    public IReadOnlyList<(DocumentId Document, PersonId Person)> LeftBefore(DateTimeOffset time)
    {
        lock (_gate) return [.. _left.Where(one => one.Value <= time).Select(one => one.Key)];
    }

    /// <summary>Whether somebody has left a document before a time and has not come back.</summary>
    public bool HasLeft(DocumentId document, PersonId person, DateTimeOffset time)
    {
        lock (_gate) return _left.TryGetValue((document, person), out var left) && left <= time;
    }

    /// <summary>What somebody held has ended, unless they came and left again meanwhile.</summary>
    public void Settle(DocumentId document, PersonId person, DateTimeOffset time)
    {
        lock (_gate)
        {
            if (_left.TryGetValue((document, person), out var left) && left <= time) _left.Remove((document, person));
        }
    }
}
