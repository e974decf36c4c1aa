using System.Buffers.Binary;
using Tutti.Actions;

namespace Tutti.Server.Accounts.Profile.Pictures;

/// <summary>WebP: the one frame is kept, with its transparency; profiles, places and everything behind the end go.</summary>
internal static class WebP
{
    private const int RiffBytes = 12;
    private const byte HasAlpha = 0x10, IsAnimated = 0x02;

    public static Outcome<Picture> Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes[8..].StartsWith("WEBP"u8)) return Picture.None;
        var end = 8 + (long)BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        if (end > bytes.Length) return Picture.None;
        byte[] alpha = [];
        for (var rest = bytes[RiffBytes..(int)end]; rest.Length >= 8;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            if (length > (uint)(rest.Length - 8)) return Picture.None;
            var data = rest.Slice(8, (int)length);
            var type = rest[..4];
            if (type.SequenceEqual("VP8X"u8) && (data[0] & IsAnimated) != 0) return Picture.Moves;
            if (type.SequenceEqual("ALPH"u8)) alpha = Chunk("ALPH"u8, data);
            if (type.SequenceEqual("VP8 "u8)) return Lossy(data, alpha);
            if (type.SequenceEqual("VP8L"u8)) return Lossless(data);
            // Chunks begin at even places.
            rest = rest[Math.Min(rest.Length, 8 + (int)length + ((int)length & 1))..];
        }
        return Picture.None;
    }

    private static Outcome<Picture> Lossy(ReadOnlySpan<byte> data, byte[] alpha)
    {
        var isKeyFrame = (data[0] & 1) == 0 && data[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]);
        if (!isKeyFrame) return Picture.None;
        var width = BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF;
        var height = BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF;
        if (Picture.CheckSize(width, height) is { } unfit) return unfit;
        byte[] extended = alpha.Length == 0 ? [] : [.. Chunk("VP8X"u8, Extended(width, height)), .. alpha];
        return Whole(width, height, [.. extended, .. Chunk("VP8 "u8, data)]);
    }

    private static Outcome<Picture> Lossless(ReadOnlySpan<byte> data)
    {
        var size = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
        if (data[0] != 0x2F || size >> 29 != 0) return Picture.None;
        var (width, height) = ((int)(size & 0x3FFF) + 1, (int)((size >> 14) & 0x3FFF) + 1);
        return Picture.CheckSize(width, height) is { } unfit ? unfit : Whole(width, height, Chunk("VP8L"u8, data));
    }

    private static byte[] Extended(int width, int height)
    {
        var data = new byte[10];
        data[0] = HasAlpha;
        // Both are 24 bits wide, so the second is written last.
        BinaryPrimitives.WriteInt32LittleEndian(data.AsSpan(4), width - 1);
        data[7] = (byte)(height - 1);
        data[8] = (byte)((height - 1) >> 8);
        return data;
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[8 + data.Length + (data.Length & 1)];
        type.CopyTo(chunk);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), data.Length);
        data.CopyTo(chunk.AsSpan(8));
        return chunk;
    }

    private static Picture Whole(int width, int height, byte[] chunks)
    {
        byte[] bytes = [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8, .. chunks];
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        return new Picture("image/webp", width, height, bytes);
    }
}
