using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Tutti.Connections.Streams;

/// <summary>The open streams by the name that their POSTs use. Only its hash is kept.</summary>
internal sealed class OpenStreams
{
    private const int TokenBytes = 32;

    private readonly ConcurrentDictionary<string, OpenStream> _open = new(StringComparer.Ordinal);

    /// <summary>Takes a stream in.</summary>
    /// <returns>Its name, which nobody can guess.</returns>
    public string Add(OpenStream stream)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        _open[Hash(token)] = stream;
        return token;
    }

    public OpenStream? Find(string token) => token.Length == 2 * TokenBytes ? _open.GetValueOrDefault(Hash(token)) : null;

    public void Remove(string token) => _open.TryRemove(Hash(token), out _);

    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>One open stream.</summary>
internal sealed class OpenStream(DocumentId document, string branch, Connection connection, StreamWire wire)
{
    // One is being read while another waits its turn: a sender has no use for more, and each holds its body.
    private const int MostPosts = 2;

    private int _posts;

    public DocumentId Document => document;

    public string Branch => branch;

    /// <summary>Who opened it; null as long as that has to be proven.</summary>
    public PersonId? Person => connection.Person;

    public StreamWire Wire => wire;

    /// <summary>Lets a POST in.</summary>
    /// <returns>False when too many are here already.</returns>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _posts) <= MostPosts) return true;
        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _posts);
}
