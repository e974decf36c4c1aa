using System.Buffers.Binary;
using System.IO.Compression;

namespace Tutti.Rooms;

/// <summary>
/// The stored form of committed updates: entry after entry of author (16 bytes), time (Unix milliseconds, 8 bytes),
/// length (4 bytes) and the update, all little-endian. History is chunks one after the other, compressed with Brotli.
/// </summary>
internal static class Chunk
{
    private const int HeaderSize = 16 + 8 + 4;

    public static byte[] Write(IReadOnlyList<ChunkEntry> entries)
    {
        var size = 0;
        foreach (var entry in entries) size += HeaderSize + entry.Update.Length;
        var data = new byte[size];
        var at = data.AsSpan();
        foreach (var entry in entries)
        {
            entry.Author.Value.TryWriteBytes(at);
            BinaryPrimitives.WriteInt64LittleEndian(at[16..], entry.UnixMilliseconds);
            BinaryPrimitives.WriteInt32LittleEndian(at[24..], entry.Update.Length);
            entry.Update.Span.CopyTo(at[HeaderSize..]);
            at = at[(HeaderSize + entry.Update.Length)..];
        }
        return data;
    }

    public static List<ChunkEntry> Read(ReadOnlyMemory<byte> data)
    {
        var entries = new List<ChunkEntry>();
        while (!data.IsEmpty)
        {
            var head = data.Span;
            if (head.Length < HeaderSize) throw new InvalidDataException("A stored chunk ends inside an entry.");
            var length = BinaryPrimitives.ReadInt32LittleEndian(head[24..]);
            if (length < 0 || length > head.Length - HeaderSize)
                throw new InvalidDataException("A stored chunk names a length beyond its end.");
            entries.Add(new ChunkEntry(
                new PersonId(new Guid(head[..16])),
                BinaryPrimitives.ReadInt64LittleEndian(head[16..]),
                data.Slice(HeaderSize, length)));
            data = data[(HeaderSize + length)..];
        }
        return entries;
    }

    public static byte[] Compress(IEnumerable<StoredChunk> chunks)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            foreach (var chunk in chunks) brotli.Write(chunk.Data);
        }
        return target.ToArray();
    }
}

/// <summary>One committed update with its author and the time the server took it in.</summary>
internal readonly record struct ChunkEntry(PersonId Author, long UnixMilliseconds, ReadOnlyMemory<byte> Update);
