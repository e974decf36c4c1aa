using System.Collections.Concurrent;
using Tutti.Access;
using Tutti.Store;

namespace Tutti.Server.Accounts.Sessions;

/// <summary>A session that holds, and whose it is.</summary>
internal sealed record LiveSession(string Id, Person Person);

/// <summary>
/// Looks up whether a session still holds and its account still exists. An answer is kept for less than a second, so a
/// disabled account is refused within one; what this process ends itself is forgotten at once.
/// </summary>
internal sealed class LiveSessions(IStore store, SessionUse use, TimeProvider clock)
{
    private const int MostKept = 50_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMilliseconds(800);

    private readonly ConcurrentDictionary<string, (LiveSession? Session, DateTimeOffset At)> _kept = new(StringComparer.Ordinal);

    public ValueTask<LiveSession?> FindAsync(string id) =>
        FindAsync(id, static (db, id) => SessionStore.FindAsync(db, id));

    public ValueTask<LiveSession?> FindBySecretAsync(string secret) =>
        FindAsync(Secrets.HashOf(secret), static (db, hash) => SessionStore.FindBySecretAsync(db, hash));

    public void Forget(SessionRow session)
    {
        _kept.TryRemove(session.Id, out _);
        _kept.TryRemove(session.SecretHash, out _);
    }

    /// <summary>Someone looks different now: what is kept of all their sessions goes.</summary>
    public void Forget(PersonId person)
    {
        foreach (var (key, kept) in _kept)
        {
            if (kept.Session?.Person.Id == person) _kept.TryRemove(key, out _);
        }
    }

    private async ValueTask<LiveSession?> FindAsync(string key, Func<Db, string, Task<SessionRow?>> find)
    {
        var now = clock.GetUtcNow();
        if (_kept.TryGetValue(key, out var kept) && now - kept.At < Kept) return kept.Session;
        using var connection = store.OpenRead();
        var session = await LookAsync(new Db(connection, null), key, find, now);
        if (_kept.Count >= MostKept) _kept.Clear();
        if (session is not null) _kept[key] = (session, now);
        return session;
    }

    private async Task<LiveSession?> LookAsync(
        Db db, string key, Func<Db, string, Task<SessionRow?>> find, DateTimeOffset now)
    {
        if (await find(db, key) is not { } row || !row.IsLive(now)) return null;
        var account = await AccountStore.FindAsync(db, row.PersonId);
        if (account is not { DisabledAt: null }) return null;
        use.Saw(row, now);
        return new LiveSession(row.Id, account.ToPerson());
    }
}
