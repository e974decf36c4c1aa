using System.Security.Cryptography;
using Tutti.Actions;

namespace Tutti.Server.Accounts.Profile.Pictures;

/// <summary>
/// A picture that was taken apart and put together again: what is left is what a decoder needs, so that no place, no
/// camera and no second file travels along.
/// </summary>
internal sealed record Picture(string Type, int Width, int Height, byte[] Bytes)
{
    /// <summary>Most bytes of a picture as it comes.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>Most pixels a side.</summary>
    public const int MostSide = 4096;

    public static readonly Refusal None = new(RefusalCode.InvalidMessage, "This is no PNG, JPEG or WebP picture, or a damaged one."),
        TooManyPixels = new(RefusalCode.TooLarge, $"A picture has at most {MostSide} pixels a side."),
        Moves = new(RefusalCode.InvalidMessage, "A moving picture cannot be used here."),
        TooManyBytes = new(RefusalCode.TooLarge, "A picture has at most 1 MiB.");

    /// <summary>A name for these very bytes.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Bytes).AsSpan(0, 16));

    /// <summary>Reads a picture by its content; what its sender calls it counts for nothing.</summary>
    public static Outcome<Picture> Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MostBytes) return TooManyBytes;
        try
        {
            if (bytes.StartsWith(Png.Signature)) return Png.Read(bytes);
            if (bytes.StartsWith(Jpeg.Signature)) return Jpeg.Read(bytes);
            return bytes.StartsWith("RIFF"u8) ? WebP.Read(bytes) : None;
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or IndexOutOfRangeException or InvalidDataException)
        {
            // It ends in the middle of something, or its pixels do not unpack.
            return None;
        }
    }

    public static Refusal? CheckSize(int width, int height) => (width, height) switch
    {
        ( <= 0, _) or (_, <= 0) => None,
        ( > MostSide, _) or (_, > MostSide) => TooManyPixels,
        _ => null,
    };
}
