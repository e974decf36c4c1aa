using System.Buffers.Binary;

namespace Tutti.Server.Accounts.Profile.Pictures;

/// <summary>Which side of a photograph is up: the one thing that is kept of what a camera writes beside the pixels.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112, ShortType = 3;
    private const int Upright = 1, Last = 8;

    private static ReadOnlySpan<byte> Mark => "Exif\0\0"u8;

    /// <summary>Reads it out of the data of an APP1 segment.</summary>
    public static int? Read(ReadOnlySpan<byte> data)
    {
        if (!data.StartsWith(Mark)) return null;
        var tiff = data[Mark.Length..];
        if (tiff.Length < 8) return null;
        var isLittle = tiff.StartsWith("II"u8);
        var at = (long)Number(tiff[4..8], isLittle);
        if (at + 2 > tiff.Length) return null;
        var count = Short(tiff[(int)at..], isLittle);
        for (var i = 0; i < count; i++)
        {
            var entry = at + 2 + (i * 12L);
            if (entry + 12 > tiff.Length) return null;
            var field = tiff.Slice((int)entry, 12);
            if (Short(field, isLittle) != Tag || Short(field[2..], isLittle) != ShortType) continue;
            int value = Short(field[8..], isLittle);
            return value is >= Upright and <= Last ? value : null;
        }
        return null;
    }

    /// <summary>A whole segment that says it; nothing for a picture that stands upright.</summary>
    public static byte[] Write(int orientation)
    {
        if (orientation == Upright) return [];
        return
        [
            0xFF, 0xE1, 0, 34, .. Mark,
            (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
            0, 1, Tag >> 8, Tag & 0xFF, 0, (byte)ShortType, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
            0, 0, 0, 0,
        ];
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Number(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
