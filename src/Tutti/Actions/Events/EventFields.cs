using System.Buffers;
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
        ReadOnlySpan<string?> fields =
        [
            before, Chain, Text(Link), Id, DocumentId, WorkspaceId, Text(Number), Type, Category, Text(Audience), PersonId, At, SessionId, Address,
            Data,
        ];
        var most = 0;
        foreach (var field in fields) most += sizeof(int) + Encoding.UTF8.GetMaxByteCount(field?.Length ?? 0);
        var bytes = ArrayPool<byte>.Shared.Rent(most);
        var length = 0;
        foreach (var field in fields) length += Write(bytes.AsSpan(length), field);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.AsSpan(0, length), hash);
        ArrayPool<byte>.Shared.Return(bytes);
        return Convert.ToHexStringLower(hash);
    }

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static int Write(Span<byte> place, string? field)
    {
        var length = field is null ? 0 : Encoding.UTF8.GetBytes(field, place[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(place, field is null ? -1 : length);
        return sizeof(int) + length;
    }
}
