using System.Buffers.Binary;
using Tutti.Actions;

namespace Tutti.Server.Accounts.Profile.Pictures;

/// <summary>JPEG: tables, frame and scans are kept, and which side is up; everything else a camera wrote goes.</summary>
internal static class Jpeg
{
    private const byte Huffman = 0xC4, Quantisation = 0xDB, Restart = 0xDD, Scan = 0xDA, End = 0xD9, Exif = 0xE1, Adobe = 0xEE, Comment = 0xFE;

    // Each scan of a progressive picture costs a decoder a whole pass.
    private const int MostScans = 100;

    public static ReadOnlySpan<byte> Signature => [0xFF, 0xD8, 0xFF];

    public static Outcome<Picture> Read(ReadOnlySpan<byte> bytes)
    {
        using var kept = new MemoryStream(bytes.Length);
        var (width, height, scans, orientation) = (0, 0, 0, 1);
        for (var at = 2; ;)
        {
            if (bytes[at++] != 0xFF) return Picture.None;
            while (bytes[at] == 0xFF) at++;
            var marker = bytes[at++];
            if (marker == End) break;
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
            if (length < 2) return Picture.None;
            var data = bytes[(at + 2)..(at + length)];
            var end = at + length;
            switch (marker)
            {
                case 0xC0 or 0xC1 or 0xC2 when width == 0:
                    (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(data[1..]), BinaryPrimitives.ReadUInt16BigEndian(data[3..]));
                    if (Picture.CheckSize(width, height) is { } unfit) return unfit;
                    if (data[0] != 8 || data[5] is not (1 or 3 or 4)) return Picture.None;
                    break;
                case Scan when width > 0 && ++scans <= MostScans:
                    end += EntropyCoded(bytes[end..]);
                    break;
                case Exif:
                    orientation = ExifOrientation.Read(data) ?? orientation;
                    break;
                case Huffman or Quantisation or Restart or (>= 0xE0 and <= 0xEF) or Comment:
                    break;
                default:
                    return Picture.None;
            }
            if (marker is not ((>= 0xE0 and <= 0xEF) or Comment) || IsAdobe(marker, data)) Keep(kept, marker, bytes[at..end]);
            at = end;
        }
        if (scans == 0) return Picture.None;
        return new Picture("image/jpeg", width, height, [0xFF, 0xD8, .. ExifOrientation.Write(orientation), .. kept.ToArray(), 0xFF, End]);
    }

    // It says how the colours are coded, and without it some pictures turn green.
    private static bool IsAdobe(byte marker, ReadOnlySpan<byte> data) =>
        marker == Adobe && data.Length == 12 && data.StartsWith("Adobe"u8);

    private static void Keep(MemoryStream kept, byte marker, ReadOnlySpan<byte> segment)
    {
        kept.Write([0xFF, marker]);
        kept.Write(segment);
    }

    // The pixels go on to the next marker that is neither a stuffed byte nor a restart.
    private static int EntropyCoded(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; ; at++)
        {
            at += bytes[at..].IndexOf((byte)0xFF) is var next and >= 0 ? next : throw new InvalidDataException("The scan does not end.");
            if (bytes[at + 1] is not (0 or (>= 0xD0 and <= 0xD7))) return at;
        }
    }
}
