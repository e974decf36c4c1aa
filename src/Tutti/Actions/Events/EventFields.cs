using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tutti.Actions.Events;

/// <summary>The fields of an event as they lie in the store: what a link of the chain is made of.</summary>
internal sealed class EventFields
{
    public string Id { get; init; } = "";

    public string? DocumentId { get; init; }

    public string? WorkspaceId { get; init; }

    public long? Number { get; init; }

    public string Type { get; init; } = "";

    public string Category { get; init; } = "";

    public int Audience { get; init; }

    public string PersonId { get; init; } = "";

    public string At { get; init; } = "";

    public string? SessionId { get; init; }

    public string Address { get; init; } = "";

    public string Data { get; init; } = "";

    public string? Chain { get; set; }

    public long? Link { get; set; }

    public string? Hash { get; set; }

    /// <summary>Whose chain an event is a link of: its workspace's, else its document's, else its person's.</summary>
    public string OwnChain => WorkspaceId ?? DocumentId ?? PersonId;

    /// <summary>
    /// SHA-256 over the hash before and every field, each behind its length, so that nothing can be moved from one
    /// field to the next.
    /// </summary>
    /// <param name="before">The hash of the link before; empty for the first.</param>
    /// <returns>The hash in lower-case hexadecimal.</returns>
    public string HashAfter(string before)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, before);
        Add(hash, Chain);
        Add(hash, Text(Link));
        Add(hash, Id);
        Add(hash, DocumentId);
        Add(hash, WorkspaceId);
        Add(hash, Text(Number));
        Add(hash, Type);
        Add(hash, Category);
        Add(hash, Text(Audience));
        Add(hash, PersonId);
        Add(hash, At);
        Add(hash, SessionId);
        Add(hash, Address);
        Add(hash, Data);
        Span<byte> result = stackalloc byte[32];
        hash.GetHashAndReset(result);
        return Convert.ToHexStringLower(result);
    }

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static void Add(IncrementalHash hash, string? field)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = field is null ? null : Encoding.UTF8.GetBytes(field);
        BinaryPrimitives.WriteInt32BigEndian(length, bytes?.Length ?? -1);
        hash.AppendData(length);
        if (bytes is not null) hash.AppendData(bytes);
    }
}
