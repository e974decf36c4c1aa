using System.Security.Cryptography;

namespace Tutti.Rooms.Open;

/// <summary>
/// The client ids under which the server writes for people: one per room and person, from a range of their own at the end
/// of all ids, which no socket may write with. So they never meet the ids that browsers draw.
/// </summary>
internal sealed class ServerClients
{
    private const ulong First = (1UL << 53) - (1UL << 32);

    private readonly Dictionary<PersonId, ulong> _clients = [];
    private readonly HashSet<ulong> _taken = [];

    public ServerClients(IReadOnlyDictionary<ulong, PersonId> authors)
    {
        foreach (var (client, person) in authors)
        {
            if (!IsReserved(client)) continue;
            _clients[person] = client;
            _taken.Add(client);
        }
    }

    public static bool IsReserved(ulong client) => client >= First;

    /// <summary>The id for a person; the same one after the room was unloaded, once something was written with it.</summary>
    public ulong Of(PersonId person)
    {
        if (_clients.TryGetValue(person, out var known)) return known;
        Span<byte> random = stackalloc byte[4];
        ulong client;
        do
        {
            RandomNumberGenerator.Fill(random);
            client = First + BitConverter.ToUInt32(random);
        }
        while (!_taken.Add(client));
        return _clients[person] = client;
    }
}
