using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Tutti.Store;

namespace Tutti.Access.Tokens;

/// <summary>Keeps how people look whom only their issuer knows: a new name is theirs from their next token on.</summary>
internal sealed partial class KnownPeople(IStore store, ILogger<KnownPeople> logger)
{
    private const int MostKept = 50_000;

    private readonly ConcurrentDictionary<PersonId, Person> _known = new();

    public async ValueTask SawAsync(Person person)
    {
        if (_known.TryGetValue(person.Id, out var known) && known == person) return;
        if (_known.Count >= MostKept) _known.Clear();
        _known[person.Id] = person;
        try
        {
            using var transaction = await store.BeginAsync(CancellationToken.None);
            await Memberships.RememberAsync(transaction.Db, person);
            transaction.Commit();
        }
        catch (Exception error)
        {
            // Who someone is does not depend on it; it is tried again with the next token.
            _known.TryRemove(person.Id, out _);
            RememberFailed(logger, error);
        }
    }

    [LoggerMessage(511, LogLevel.Warning, "How someone looks could not be kept")]
    private static partial void RememberFailed(ILogger logger, Exception error);
}
