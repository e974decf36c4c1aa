using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Tutti.Access;

namespace Tutti.Connections;

/// <summary>
/// Single-use tickets for opening a socket from where no header can be set. A ticket is bound to one person, document
/// and branch; only its hash is kept, and it lives for a minute.
/// </summary>
internal sealed class Tickets(TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    // A person who never uses tickets cannot fill the memory: past this, the oldest go.
    private const int Most = 100_000;

    private readonly ConcurrentDictionary<string, Ticket> _open = new(StringComparer.Ordinal);

    public (string Text, DateTimeOffset ExpiresAt) Issue(SignedIn who, DocumentId document, string branch)
    {
        var now = clock.GetUtcNow();
        if (_open.Count >= Most) Sweep(now);
        var text = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var expiresAt = now + Lifetime;
        // The socket outlives the access token that bought its ticket: it lasts as long as the session. Of an issuer's
        // sessions nothing is heard here, so with its tokens it does not.
        var proof = who.ProvenBy is null ? who with { ExpiresAt = null } : who;
        _open[Hash(text)] = new Ticket(proof, document, branch, expiresAt);
        return (text, expiresAt);
    }

    public SignedIn? Redeem(string text, DocumentId document, string branch)
    {
        if (text.Length != 64 || !_open.TryRemove(Hash(text), out var ticket)) return null;
        var fits = ticket.Document == document && ticket.Branch == branch && ticket.ExpiresAt > clock.GetUtcNow();
        return fits ? ticket.Who : null;
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (hash, ticket) in _open.OrderBy(entry => entry.Value.ExpiresAt).ToList())
        {
            if (ticket.ExpiresAt > now && _open.Count < Most) return;
            _open.TryRemove(hash, out _);
        }
    }

    private sealed record Ticket(SignedIn Who, DocumentId Document, string Branch, DateTimeOffset ExpiresAt);
}
