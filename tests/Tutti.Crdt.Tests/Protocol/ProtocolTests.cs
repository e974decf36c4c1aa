using Tutti.Crdt.Protocol;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.Protocol;

/// <summary>Frames as y-protocols wrote them.</summary>
public sealed class ProtocolTests
{
    private static readonly byte[] Typed = new SeedWriter(7).Text("t", "hi").ToUpdate();

    [Fact]
    public void Sync_frames_have_the_bytes_of_y_protocols()
    {
        var vector = Update.EncodeStateVector(Typed);
        Assert.Equal("000003010702", Convert.ToHexStringLower(SyncMessage.ToFrame(SyncStep.Step1, vector)));
        Assert.Equal("00010c010107000401017402686900", Convert.ToHexStringLower(SyncMessage.ToFrame(SyncStep.Step2, Typed)));
        Assert.Equal("00020c010107000401017402686900", Convert.ToHexStringLower(SyncMessage.ToFrame(SyncStep.Update, Typed)));
    }

    [Fact]
    public void A_sync_frame_reads_back()
    {
        var frame = Frame.Read(SyncMessage.ToFrame(SyncStep.Update, Typed));
        Assert.Equal(MessageType.Sync, frame.Type);
        var message = SyncMessage.Read(frame.Body);
        Assert.Equal(SyncStep.Update, message.Step);
        Assert.True(message.Payload.SequenceEqual(Typed));
    }

    [Fact]
    public void An_awareness_frame_has_the_bytes_of_y_protocols_and_reads_back()
    {
        var writer = new AwarenessWriter();
        writer.Add(7, 1, "{\"n\":\"Ada\"}"u8);
        writer.AddRemoval(9, 4);
        var bytes = writer.ToFrame();
        Assert.Equal("01160207010b7b226e223a22416461227d0904046e756c6c", Convert.ToHexStringLower(bytes));
        var seen = new List<(ulong, long, bool)>();
        foreach (var entry in AwarenessUpdate.Read(Frame.Read(bytes).ReadAwareness())) seen.Add((entry.Client, entry.Clock, entry.IsRemoval));
        Assert.Equal([(7UL, 1L, false), (9UL, 4L, true)], seen);
    }

    [Fact]
    public void A_writer_of_awareness_starts_over_after_a_reset()
    {
        var writer = new AwarenessWriter();
        writer.AddRemoval(9, 4);
        writer.Reset();
        Assert.Equal([0], writer.ToUpdate());
    }

    [Fact]
    public void An_awareness_update_with_too_many_entries_is_refused()
    {
        var writer = new AwarenessWriter();
        writer.AddRemoval(1, 1);
        writer.AddRemoval(2, 1);
        var update = writer.ToUpdate();
        Assert.Equal(CrdtError.TooLarge, Assert.Throws<CrdtException>(() => AwarenessUpdate.Read(update, 1)).Error);
    }

    [Fact]
    public void A_refusal_has_the_bytes_of_y_protocols() =>
        Assert.Equal("0200026e6f", Convert.ToHexStringLower(AuthMessage.PermissionDeniedFrame("no")));

    [Fact]
    public void A_sync_step_nobody_knows_is_refused() =>
        Assert.Equal(CrdtError.UnknownTag, Assert.Throws<CrdtException>(() => SyncMessage.Read([3, 0])).Error);
}
