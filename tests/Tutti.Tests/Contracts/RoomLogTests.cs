using Tutti.Rooms;
using Tutti.Tests.Support;

namespace Tutti.Tests.Contracts;

/// <summary>What the room log does, whatever the engine: <see cref="TestStores"/> says which one it runs on.</summary>
[Covers("D5")]
public sealed class RoomLogTests : IAsyncLifetime
{
    private static readonly PersonId Author = PersonId.New();

    private readonly RoomKey _key = new(DocumentId.New(), RoomKey.MainBranch);

    private StoreFixture _store = null!;

    private IRoomLog Log => _store.Log;

    public async ValueTask InitializeAsync() => _store = await StoreFixture.StartAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public void A_new_room_is_empty_and_each_opening_takes_a_higher_fence()
    {
        var first = Log.Open(_key);
        var second = Log.Open(_key);
        Assert.Equal(0, first.Position.Head);
        Assert.Null(first.Snapshot);
        Assert.True(second.Position.Fence > first.Position.Fence);
        Assert.Equal(first.Epoch, second.Epoch);
    }

    [Fact]
    public void What_was_appended_is_there_at_the_next_opening_in_order()
    {
        var room = Log.Open(_key);
        Assert.Equal([AppendOutcome.Committed], Append(Of(room, 0, 1, 2)));
        Assert.Equal([AppendOutcome.Committed], Append(Of(room, 2, 3)));
        var again = Log.Open(_key);
        Assert.Equal(3, again.Position.Head);
        Assert.Equal([1, 2, 3], again.Chunks.SelectMany(chunk => Chunk.Read(chunk.Data)).Select(entry => (int)entry.Update.Span[0]));
        Assert.Equal(Author, again.Authors[77]);
    }

    [Fact]
    public void A_stale_fence_writes_nothing_while_others_in_the_same_commit_are_written()
    {
        var stale = Log.Open(_key);
        var owner = Log.Open(_key);
        var other = Log.Open(new RoomKey(DocumentId.New(), RoomKey.MainBranch));
        Assert.Equal([AppendOutcome.Fenced, AppendOutcome.Committed], Append(Of(stale, 0, 1), Of(other, 0, 9)));
        Assert.Equal([AppendOutcome.Committed], Append(Of(owner, 0, 2)));
        Assert.Equal(1, Log.Position(owner.Id).Head);
        Assert.Equal(2, Chunk.Read(Assert.Single(Log.ReadChunks(owner.Id, 10)).Data).Single().Update.Span[0]);
    }

    [Fact]
    public void A_wrong_head_writes_nothing()
    {
        var room = Log.Open(_key);
        Assert.Equal([AppendOutcome.Fenced], Append(Of(room, 5, 1)));
        Assert.Equal(new RoomPosition(room.Position.Fence, 0), Log.Position(room.Id));
    }

    [Fact]
    public void A_snapshot_takes_the_place_of_exactly_the_chunks_it_was_merged_from()
    {
        var room = Log.Open(_key);
        Append(Of(room, 0, 1));
        Append(Of(room, 1, 2));
        Append(Of(room, 2, 3));
        Assert.True(Log.Compact(new RoomCompaction(room.Id, room.Position.Fence, 0, 2, [42], [0])));
        var again = Log.Open(_key);
        Assert.Equal(2, again.Snapshot!.LastSeq);
        Assert.Equal([42], again.Snapshot.Data);
        Assert.Equal(3, Assert.Single(again.Chunks).LastSeq);
        Assert.Equal(3, again.Position.Head);
    }

    [Fact]
    public void A_stale_owner_cannot_make_a_snapshot()
    {
        var stale = Log.Open(_key);
        Append(Of(stale, 0, 1));
        Log.Open(_key);
        Assert.False(Log.Compact(new RoomCompaction(stale.Id, stale.Position.Fence, 0, 1, [42], [0])));
        Assert.Single(Log.ReadChunks(stale.Id, 10));
        Assert.Null(Log.ReadSnapshot(stale.Id));
    }

    private static RoomAppend Of(StoredRoom room, long head, params byte[] updates) => new(
        room.Id,
        room.Position.Fence,
        head,
        updates.Length,
        Chunk.Write([.. updates.Select(value => new ChunkEntry(Author, 1, new[] { value }))]),
        head == 0 ? [new NewAuthor(77, Author)] : [],
        default);

    private AppendOutcome[] Append(params RoomAppend[] batch) => Log.Append(batch, _ => true);
}
