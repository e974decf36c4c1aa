using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tutti.Actions.Events;

/// <summary>
/// Ids of events: UUIDs, version 7, whose twelve bits behind the millisecond are the fraction of it, so that events that
/// happen one behind the other sort that way, and a span of time is a span of ids.
/// </summary>
internal static class EventIds
{
    /// <summary>Comes behind every id.</summary>
    public const string BehindAll = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    public static Guid New(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[8..]);
        var fraction = at.UtcTicks % TimeSpan.TicksPerMillisecond * 4096 / TimeSpan.TicksPerMillisecond;
        BinaryPrimitives.WriteInt64BigEndian(bytes, (at.ToUnixTimeMilliseconds() << 16) | 0x7000 | fraction);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>What every id of this millisecond and later is not before.</summary>
    public static string Since(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes, Math.Max(0, at.ToUnixTimeMilliseconds()) << 16);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }
}
