using Tutti.Rooms;

namespace Tutti.Connections;

/// <summary>How many sockets are open: in all, on each document, by each person. A socket beyond a limit is not let in.</summary>
internal sealed class SocketCounts(RoomsOptions options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<DocumentId, int> _byDocument = [];
    private readonly Dictionary<PersonId, int> _byPerson = [];

    public int Open { get; private set; }

    /// <summary>Counts a socket in.</summary>
    /// <returns>Null, or why there is no room for it.</returns>
    public CloseCode? Enter(DocumentId document, PersonId person)
    {
        lock (_gate)
        {
            if (Open >= options.SocketsPerNode) return CloseCode.TryAgainLater;
            if (_byDocument.GetValueOrDefault(document) >= options.SocketsPerDocument) return CloseCode.RoomFull;
            if (_byPerson.GetValueOrDefault(person) >= options.SocketsPerPerson) return CloseCode.Flooding;
            Open++;
            Add(_byDocument, document, 1);
            Add(_byPerson, person, 1);
            return null;
        }
    }

    public void Leave(DocumentId document, PersonId person)
    {
        lock (_gate)
        {
            Open--;
            Add(_byDocument, document, -1);
            Add(_byPerson, person, -1);
        }
    }

    private static void Add<TKey>(Dictionary<TKey, int> counts, TKey key, int change) where TKey : notnull
    {
        var count = counts.GetValueOrDefault(key) + change;
        if (count == 0) counts.Remove(key);
        else counts[key] = count;
    }
}
