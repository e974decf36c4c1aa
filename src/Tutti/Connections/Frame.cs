using System.Buffers.Binary;

namespace Tutti.Connections;

/// <summary>What a frame carries, which decides what may happen to it when a reader is slow.</summary>
internal enum FrameKind
{
    /// <summary>Answers and news that cannot be made again: kept, or the socket is closed.</summary>
    Control,

    /// <summary>Document updates: dropped for one full state when the queue is full.</summary>
    Document,

    /// <summary>The full state itself.</summary>
    State,

    /// <summary>Presence: skipped, since the newest wins.</summary>
    Presence,
}

/// <summary>
/// One WebSocket message, framed once and sent to any number of sockets. Frames of a server are not masked (RFC 6455,
/// section 5.2), so the same bytes serve everyone.
/// </summary>
internal sealed class Frame
{
    private const byte TextHeader = 0x81, BinaryHeader = 0x82;

    private Frame(byte[] bytes, int headerLength, bool isText, FrameKind kind)
    {
        Bytes = bytes;
        _headerLength = headerLength;
        IsText = isText;
        Kind = kind;
    }

    private readonly int _headerLength;

    /// <summary>Header and payload.</summary>
    public byte[] Bytes { get; }

    public ReadOnlyMemory<byte> Payload => Bytes.AsMemory(_headerLength);

    public bool IsText { get; }

    public FrameKind Kind { get; }

    public static Frame Text(ReadOnlySpan<byte> utf8, FrameKind kind = FrameKind.Control) =>
        Create(utf8, default, true, kind);

    public static Frame Binary(ReadOnlySpan<byte> payload, FrameKind kind) => Create(payload, default, false, kind);

    /// <summary>A binary frame of two parts, so that a large state is copied once and not twice.</summary>
    public static Frame Binary(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body, FrameKind kind) =>
        Create(head, body, false, kind);

    private static Frame Create(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body, bool isText, FrameKind kind)
    {
        var length = head.Length + body.Length;
        var headerLength = length < 126 ? 2 : length <= ushort.MaxValue ? 4 : 10;
        var bytes = new byte[headerLength + length];
        bytes[0] = isText ? TextHeader : BinaryHeader;
        switch (headerLength)
        {
            case 2:
                bytes[1] = (byte)length;
                break;
            case 4:
                bytes[1] = 126;
                BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), (ushort)length);
                break;
            default:
                bytes[1] = 127;
                BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(2), (ulong)length);
                break;
        }
        head.CopyTo(bytes.AsSpan(headerLength));
        body.CopyTo(bytes.AsSpan(headerLength + head.Length));
        return new Frame(bytes, headerLength, isText, kind);
    }
}
