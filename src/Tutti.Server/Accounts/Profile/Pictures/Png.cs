using System.Buffers.Binary;
using System.IO.Compression;
using Tutti.Actions;

namespace Tutti.Server.Accounts.Profile.Pictures;

/// <summary>PNG: header, palette, colours and pixels are kept; texts, times, places and everything behind the end go.</summary>
internal static class Png
{
    private const int HeaderBytes = 13;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static Outcome<Picture> Read(ReadOnlySpan<byte> bytes)
    {
        using var kept = new MemoryStream(bytes.Length);
        using var pixels = new MemoryStream(bytes.Length);
        kept.Write(Signature);
        Header? header = null;
        for (var rest = bytes[Signature.Length..]; ;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > (uint)rest.Length) return Picture.None;
            var chunk = rest[..(12 + (int)length)];
            var type = chunk[4..8];
            var data = chunk[8..^4];
            rest = rest[chunk.Length..];
            if (BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]) != Crc32.Of(chunk[4..^4])) return Picture.None;
            if (header is null)
            {
                if (!type.SequenceEqual("IHDR"u8) || data.Length != HeaderBytes) return Picture.None;
                header = Header.Read(data);
                if (Picture.CheckSize(header.Width, header.Height) is { } unfit) return unfit;
                if (!header.IsSound) return Picture.None;
            }
            else if (type.SequenceEqual("IHDR"u8))
            {
                return Picture.None;
            }
            if (type.SequenceEqual("IDAT"u8)) pixels.Write(data);
            if (IsKept(type)) kept.Write(chunk);
            // Capital letters are what a decoder has to understand.
            else if (char.IsAsciiLetterUpper((char)type[0])) return Picture.None;
            if (type.SequenceEqual("IEND"u8)) break;
        }
        pixels.Position = 0;
        return header is not null && Unpacks(pixels, header.RawBytes)
            ? new Picture("image/png", header.Width, header.Height, kept.ToArray())
            : Picture.None;
    }

    private static bool IsKept(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("IHDR"u8) || type.SequenceEqual("PLTE"u8) || type.SequenceEqual("tRNS"u8) || type.SequenceEqual("sRGB"u8)
        || type.SequenceEqual("gAMA"u8) || type.SequenceEqual("cHRM"u8) || type.SequenceEqual("IDAT"u8) || type.SequenceEqual("IEND"u8);

    // A bomb says little and unpacks to much: it is counted, never held.
    private static bool Unpacks(Stream packed, long expected)
    {
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        var buffer = new byte[64 * 1024];
        var count = 0L;
        for (int read; (read = unpacked.Read(buffer)) > 0;)
        {
            count += read;
            if (count > expected) return false;
        }
        return count == expected;
    }

    private sealed record Header(int Width, int Height, byte Depth, byte Color, bool IsInterlaced, bool IsSound)
    {
        // The first corner and the steps of the seven passes of an interlaced picture.
        private static readonly (int X, int Y, int StepX, int StepY)[] Passes =
            [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

        public long RawBytes => IsInterlaced
            ? Passes.Sum(pass => Raw((Width - pass.X + pass.StepX - 1) / pass.StepX, (Height - pass.Y + pass.StepY - 1) / pass.StepY))
            : Raw(Width, Height);

        private int Channels => Color switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

        public static Header Read(ReadOnlySpan<byte> data)
        {
            var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..]));
            var (depth, color) = (data[8], data[9]);
            var fits = color switch
            {
                0 => depth is 1 or 2 or 4 or 8 or 16,
                3 => depth is 1 or 2 or 4 or 8,
                2 or 4 or 6 => depth is 8 or 16,
                _ => false,
            };
            return new Header(
                (int)Math.Min(width, int.MaxValue), (int)Math.Min(height, int.MaxValue), depth, color, data[12] == 1, fits && data[10] == 0 && data[11] == 0 && data[12] <= 1);
        }

        // Each line begins with a byte that says how it is filtered.
        private long Raw(int width, int height) => width <= 0 || height <= 0 ? 0 : height * (1 + (((long)width * Depth * Channels) + 7) / 8);
    }
}
