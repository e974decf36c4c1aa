namespace Tutti.Server.Accounts.Profile.Pictures;

/// <summary>The checksum of PNG.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(static one => Step((uint)one))];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes) crc = Table[(byte)(crc ^ one)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint Step(uint crc)
    {
        for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
        return crc;
    }
}
