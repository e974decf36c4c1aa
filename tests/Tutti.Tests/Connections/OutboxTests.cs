using Tutti.Connections;
using Tutti.Tests.Support;

namespace Tutti.Tests.Connections;

/// <summary>What happens to a reader that is too slow, step by step.</summary>
[Covers("R8", "F-22")]
public sealed class OutboxTests : IDisposable
{
    private readonly SlowStream _stream = new();
    private readonly Owner _owner = new();

    [Fact]
    public async Task F_22_First_presence_is_skipped_then_updates_become_one_state_then_it_is_hopeless()
    {
        var outbox = new Outbox(_stream, _owner, new OutboxLimits(1000, 100));
        Send(outbox, FrameKind.Control, 10);

        // Presence gives way first.
        Send(outbox, FrameKind.Document, 400);
        Send(outbox, FrameKind.Presence, 100);
        Assert.False(Told(OutboxOverflow.NeedsState));

        // Then the updates: dropped, and from now on not even queued.
        Send(outbox, FrameKind.Document, 400);
        Send(outbox, FrameKind.Document, 400);
        Send(outbox, FrameKind.Document, 100);
        _stream.LetThrough();
        await Eventually.True(() => Told(OutboxOverflow.NeedsState), "it asks for the state once it has caught up");

        // The state goes in whatever its size; a second overflow before it is through is the end.
        _stream.Block();
        Send(outbox, FrameKind.State, 5000);
        Send(outbox, FrameKind.Document, 900);
        Assert.False(Told(OutboxOverflow.Hopeless));
        Send(outbox, FrameKind.Document, 900);
        Assert.True(Told(OutboxOverflow.Hopeless));
        _stream.LetThrough();
    }

    [Fact]
    public async Task What_is_queued_together_goes_out_in_one_write_and_in_order()
    {
        var outbox = new Outbox(_stream, _owner, new OutboxLimits(10_000, 100));
        Send(outbox, FrameKind.Control, 1);
        for (byte i = 2; i < 10; i++) Send(outbox, FrameKind.Control, i);
        _stream.LetThrough();
        await Eventually.True(() => outbox.IsEmpty, "everything is written");
        Assert.Equal(2, _stream.Writes);
    }

    [Fact]
    public void Answers_that_find_no_room_end_the_connection()
    {
        var outbox = new Outbox(_stream, _owner, new OutboxLimits(1000, 4));
        for (var i = 0; i < 6; i++) Send(outbox, FrameKind.Control, 1);
        Assert.True(Told(OutboxOverflow.Hopeless));
        _stream.LetThrough();
    }

    [Fact]
    public async Task Nothing_follows_the_close_or_a_browser_never_learns_why_it_ended()
    {
        var outbox = new Outbox(_stream, _owner, new OutboxLimits(1000, 100));
        Send(outbox, FrameKind.Control, 10);
        outbox.EnqueueLast(new byte[4]);
        foreach (var kind in new[] { FrameKind.Control, FrameKind.Document, FrameKind.Presence, FrameKind.State }) Send(outbox, kind, 50);
        _stream.LetThrough();
        await Eventually.True(() => outbox.IsEmpty, "everything is written");
        Assert.Equal(Frame.Binary(new byte[10], FrameKind.Control).Bytes.Length + 4, _stream.Taken);
    }

    public void Dispose() => _stream.Dispose();

    private static void Send(Outbox outbox, FrameKind kind, int size)
    {
        outbox.Enqueue(Frame.Binary(new byte[size], kind));
        outbox.Flush();
    }

    private bool Told(OutboxOverflow overflow) => _owner.WasTold(overflow);

    private sealed class Owner : IOutboxOwner
    {
        private readonly List<OutboxOverflow> _told = [];

        public void Overflowed(OutboxOverflow overflow)
        {
            lock (_told) _told.Add(overflow);
        }

        public bool WasTold(OutboxOverflow overflow)
        {
            lock (_told) return _told.Contains(overflow);
        }
    }

    /// <summary>A network that takes nothing until it is let through.</summary>
    private sealed class SlowStream : MemoryStream
    {
        private TaskCompletionSource _open = new();

        public int Writes { get; private set; }

        public int Taken { get; private set; }

        public void LetThrough() => _open.TrySetResult();

        public void Block() => _open = new TaskCompletionSource();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Writes++;
            await _open.Task;
            Taken += buffer.Length;
        }
    }
}
