using Tutti.Crdt.Protocol;
using Tutti.Crdt.Reading;
using Tutti.Rooms;
using Tutti.Tests.Support;

namespace Tutti.Tests.Rooms;

[Covers("D5")]
public sealed class SnapshotTests
{
    private static readonly DocumentId Document = DocumentId.New();

    [Fact]
    public async Task A_busy_rooms_updates_become_one_small_snapshot_and_stay_as_history()
    {
        var data = Directory.CreateTempSubdirectory("tutti-snapshot-").FullName;
        var typist = new Typist(1);
        await using (var host = await RoomHost.StartAsync(data: data, rooms: options => options.SnapshotUpdates = 50))
        {
            await using var alice = await host.OpenAsync(host.Person("Alice"), Document);
            for (var i = 0; i < 120; i++) await alice.SendUpdateAsync(typist.Type("x"));
            await Eventually.True(() => alice.Acknowledged == 120, "all is acknowledged");
            var log = host.Get<IRoomLog>();
            await Eventually.True(() => log.ReadSnapshot(1) is { LastSeq: 120 }, "a snapshot of everything is made");
            Assert.Empty(log.ReadChunks(1, long.MaxValue));
            Assert.True(log.ReadSnapshot(1)!.Data.Length < 200, "the snapshot is as small as one item");
            await alice.SendUpdateAsync(typist.Type("after"));
            await Eventually.True(() => alice.Acknowledged == 121, "typing goes on after it");
        }
        await using (var host = await RoomHost.StartAsync(data: data))
        {
            await using var bob = await host.OpenAsync(host.Person("Bob"), Document);
            await bob.SendStep1Async();
            var state = await bob.NextSyncAsync(SyncStep.Step2);
            Assert.Equal(new string('x', 120) + "after", DocumentView.Read(state).GetText("content"));
        }
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public void History_keeps_author_and_time_of_every_update()
    {
        var author = PersonId.New();
        var chunk = Chunk.Write([new ChunkEntry(author, 5, new byte[] { 1 }), new ChunkEntry(author, 6, new byte[] { 2, 3 })]);
        var entries = Chunk.Read(chunk);
        Assert.Equal([5L, 6L], entries.Select(entry => entry.UnixMilliseconds));
        Assert.All(entries, entry => Assert.Equal(author, entry.Author));
        Assert.Throws<InvalidDataException>(() => Chunk.Read(chunk.AsMemory(0, chunk.Length - 1)));
    }
}
