using Microsoft.AspNetCore.Http.Features;

namespace Tutti.Connections;

/// <summary>
/// The stream under a WebSocket: reads come from the network, and what the WebSocket writes of its own accord (pongs,
/// pings, closes) goes through the outbox, so that it never stands inside one of our frames.
/// </summary>
internal sealed class OutboxStream(Stream network) : Stream
{
    // Opcodes from 8 on are close, ping and pong (RFC 6455, section 5.2).
    private const byte ControlBit = 0x08, OpcodeBits = 0x0F, CloseOpcode = 0x08;

    public Outbox? Outbox { get; set; }

    /// <summary>Where the outbox writes to.</summary>
    public Stream Network { get; } = network;

    /// <summary>The kind of the frame that the WebSocket is compressing for us.</summary>
    public FrameKind NextKind { get; set; } = FrameKind.Control;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Network.ReadAsync(buffer, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // The WebSocket reuses its buffer, so the outbox gets a copy.
        var isControl = (buffer.Span[0] & ControlBit) != 0;
        if ((buffer.Span[0] & OpcodeBits) == CloseOpcode) Outbox?.EnqueueLast(buffer.ToArray());
        else Outbox?.Enqueue(buffer.ToArray(), isControl ? FrameKind.Control : NextKind);
        Outbox?.Flush();
        return ValueTask.CompletedTask;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) Network.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Puts an <see cref="OutboxStream"/> under the WebSocket that ASP.NET Core is about to make.</summary>
internal sealed class OutboxUpgrade(IHttpUpgradeFeature inner) : IHttpUpgradeFeature
{
    public OutboxStream? Stream { get; private set; }

    public bool IsUpgradableRequest => inner.IsUpgradableRequest;

    public async Task<Stream> UpgradeAsync() => Stream = new OutboxStream(await inner.UpgradeAsync());
}
