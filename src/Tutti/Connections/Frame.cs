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

    private Frame(byte[] bytes, int headerLength, bool isText, FrameKind kind, ReadOnlyMemory<byte> rest = default)
    {
        Bytes = bytes;
        Rest = rest;
        _headerLength = headerLength;
        IsText = isText;
        Kind = kind;
    }

    private readonly int _headerLength;

    /// <summary>Header and payload, or as much of it as does not lie in <see cref="Rest"/>.</summary>
    public byte[] Bytes { get; }

    /// <summary>The end of a large payload, which is not copied into the frame.</summary>
    public ReadOnlyMemory<byte> Rest { get; }

    public ReadOnlyMemory<byte> Payload =>
        Rest.IsEmpty ? Bytes.AsMemory(_headerLength) : (byte[])[.. Bytes.AsSpan(_headerLength), .. Rest.Span];

    public bool IsText { get; }

    public FrameKind Kind { get; }

    /// <summary>The same as a server-sent event, once somebody needed it so.</summary>
    public byte[]? AsEvent { get; set; }

    public static Frame Text(ReadOnlySpan<byte> utf8, FrameKind kind = FrameKind.Control) =>
        Create(utf8, default, true, kind);

    public static Frame Binary(ReadOnlySpan<byte> payload, FrameKind kind) => Create(payload, default, false, kind);

    /// <summary>A binary frame of two parts, so that a large state is copied once and not twice.</summary>
    public static Frame Binary(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body, FrameKind kind) =>
        Create(head, body, false, kind);

    /// <summary>A binary frame whose body stays where it is: one large state for any number of sockets.</summary>
    public static Frame Shared(ReadOnlySpan<byte> head, ReadOnlyMemory<byte> body, FrameKind kind)
    {
        var bytes = WithHeader(head, default, head.Length + body.Length, false, out var headerLength);
        return new Frame(bytes, headerLength, false, kind, body);
    }

    private static Frame Create(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body, bool isText, FrameKind kind)
    {
        var bytes = WithHeader(head, body, head.Length + body.Length, isText, out var headerLength);
        return new Frame(bytes, headerLength, isText, kind);
    }

    private static byte[] WithHeader(
        ReadOnlySpan<byte> head, ReadOnlySpan<byte> body, int length, bool isText, out int headerLength)
    {
        headerLength = length < 126 ? 2 : length <= ushort.MaxValue ? 4 : 10;
        var bytes = new byte[headerLength + head.Length + body.Length];
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
        return bytes;
    }
}
