using Tutti.Crdt.Updates;

namespace Tutti.Rooms.States;

/// <summary>Which bytes: a room, its epoch, how far it was, and the encoding.</summary>
internal readonly record struct StateId(RoomKey Key, Guid Epoch, long Head, UpdateFormat Format)
{
    /// <summary>Whether both are the same document in the same encoding, however far.</summary>
    public bool IsSameDocument(StateId other) => (Key, Epoch, Format) == (other.Key, other.Epoch, other.Format);
}

/// <summary>The encoded state of a document as it is served: bytes that never change under one tag.</summary>
internal sealed class EncodedState(StateId id, string tag, long length, ReadOnlyMemory<byte> bytes, string? path, DateTimeOffset madeAt)
{
    // The response copies in pieces of its own; another buffer in between would only cost.
    private const int NoBuffer = 0;

    public StateId Id { get; } = id;

    /// <summary>The strong ETag, in its quotes.</summary>
    public string Tag { get; } = tag;

    public long Length { get; } = length;

    public DateTimeOffset MadeAt { get; } = madeAt;

    /// <summary>When somebody last began to read it.</summary>
    public DateTimeOffset LastUsed { get; set; } = madeAt;

    /// <summary>Opens the bytes. A file that is deleted meanwhile can still be read to its end.</summary>
    public Stream Open() => path is null
        ? new MemoryStream(bytes.ToArray(), writable: false)
        : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, NoBuffer, FileOptions.Asynchronous);

    /// <summary>Takes the file away.</summary>
    public void Drop()
    {
        if (path is not null) File.Delete(path);
    }
}
