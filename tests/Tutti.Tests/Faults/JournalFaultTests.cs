using Microsoft.Extensions.DependencyInjection;
using Tutti.Crdt.Protocol;
using Tutti.Rooms;
using Tutti.Store;
using Tutti.Tests.Support;

namespace Tutti.Tests.Faults;

[Covers("D5")]
public sealed class JournalFaultTests
{
    private static readonly DocumentId Document = DocumentId.New();

    [Fact]
    [Covers("F-09")]
    public async Task F_09_An_append_whose_answer_is_lost_is_acknowledged_once_and_stored_once()
    {
        await using var host = await StartAsync(log => log.After = Once(() => throw new IOException("the answer is lost")));
        await using var alice = await host.OpenAsync(host.Person("Alice"), Document);
        var typist = new Typist(1);
        await alice.SendUpdateAsync(typist.Type("once"));
        await Eventually.True(() => alice.Acknowledged == 1, "it is acknowledged");
        await alice.SendUpdateAsync(typist.Type("more"));
        await Eventually.True(() => alice.Acknowledged == 2, "the next one too");
        Assert.Equal(2, Stored(host).Position.Head);
        Assert.Equal(2, Stored(host).Chunks.Sum(chunk => Chunk.Read(chunk.Data).Count));
    }

    [Fact]
    [Covers("F-04")]
    public async Task F_04_While_the_store_fails_nothing_is_acknowledged_presence_goes_on_and_it_recovers_by_itself()
    {
        var broken = true;
        await using var host = await StartAsync(log => log.Before = () =>
        {
            if (Volatile.Read(ref broken)) throw new IOException("the disk is full");
        });
        await using var alice = await host.OpenAsync(host.Person("Alice"), Document);
        await using var bob = await host.OpenAsync(host.Person("Bob"), Document);
        var typist = new Typist(1);
        await alice.SendUpdateAsync(typist.Type("later"));
        await alice.SendAwarenessAsync(5, 1, """{"cursor":"alive"}""");
        await bob.StateAsync("alive");
        Assert.Equal(0, alice.Acknowledged);
        Assert.Equal(0, bob.UpdateFrames);
        Volatile.Write(ref broken, false);
        await bob.NextSyncAsync(SyncStep.Update);
        await Eventually.True(() => alice.Acknowledged == 1, "it is acknowledged after all");
    }

    [Fact]
    public async Task Until_it_is_known_what_became_of_an_append_it_is_not_tried_again()
    {
        var unreadable = true;
        FaultyRoomLog? faulty = null;
        await using var host = await StartAsync(log =>
        {
            faulty = log;
            log.After = Once(() => throw new IOException("the answer is lost"));
            log.OnPosition = () =>
            {
                if (Volatile.Read(ref unreadable)) throw new IOException("and cannot be looked up");
            };
        });
        await using var alice = await host.OpenAsync(host.Person("Alice"), Document);
        await alice.SendUpdateAsync(new Typist(1).Type("x"));
        await Eventually.True(() => faulty!.Appends == 1, "it was written");
        Assert.Equal(0, alice.Acknowledged);
        Volatile.Write(ref unreadable, false);
        await Eventually.True(() => alice.Acknowledged == 1, "it is acknowledged");
        Assert.Equal(1, faulty!.Appends);
    }

    [Fact]
    public async Task A_room_that_someone_else_has_opened_is_dropped_without_an_acknowledgement()
    {
        await using var host = await StartAsync(_ => { });
        await using var alice = await host.OpenAsync(host.Person("Alice"), Document);
        await alice.NextJsonAsync("connected");
        host.Get<IRoomLog>().Open(new RoomKey(Document, RoomKey.MainBranch));
        await alice.SendUpdateAsync(new Typist(1).Type("lost owner"));
        Assert.Equal(1013, await alice.ClosedAsync());
        Assert.Equal(0, alice.Acknowledged);
        await using var again = await host.OpenAsync(host.Person("Alice"), Document);
        await again.SendUpdateAsync(new Typist(2).Type("new owner"));
        await Eventually.True(() => again.Acknowledged == 1, "the room opened anew works");
    }

    [Fact]
    [Covers("F-10")]
    public async Task F_10_A_room_that_cannot_be_read_lets_nobody_in_and_is_not_opened_empty()
    {
        var broken = true;
        await using var host = await StartAsync(log => log.OnOpen = () =>
        {
            if (broken) throw new IOException("a bad row");
        });
        await using var alice = await host.OpenAsync(host.Person("Alice"), Document);
        Assert.Equal(1013, await alice.ClosedAsync());
        broken = false;
        await using var again = await host.OpenAsync(host.Person("Alice"), Document);
        await again.NextJsonAsync("connected");
    }

    [Fact]
    [Covers("F-33")]
    public async Task F_33_A_poisoned_document_keeps_its_own_people_out_and_nobody_elses()
    {
        var data = Directory.CreateTempSubdirectory("tutti-poison-").FullName;
        await using (var host = await RoomHost.StartAsync(data: data))
        {
            await using var alice = await host.OpenAsync(host.Person("Alice"), Document);
            await alice.SendUpdateAsync(new Typist(1).Type("good"));
            await alice.NextJsonAsync("ack");
            var log = host.Get<IRoomLog>();
            var room = log.Open(new RoomKey(Document, RoomKey.MainBranch));
            log.Append([new RoomAppend(room.Id, room.Position.Fence, 1, 1, [1, 2, 3], [], default)], _ => true);
        }
        await using (var host = await RoomHost.StartAsync(data: data))
        {
            await using var alice = await host.OpenAsync(host.Person("Alice"), Document);
            Assert.Equal(1013, await alice.ClosedAsync());
            await using var elsewhere = await host.OpenAsync(host.Person("Alice"), DocumentId.New());
            await elsewhere.NextJsonAsync("connected");
        }
        await TestStores.DeleteAsync(data);
    }

    [Fact]
    [Covers("F-06")]
    public async Task F_06_Another_process_that_holds_the_write_lock_delays_acknowledgements_and_nothing_else()
    {
        await using var host = await RoomHost.StartAsync();
        await using var alice = await host.OpenAsync(host.Person("Alice"), Document);
        await using var bob = await host.OpenAsync(host.Person("Bob"), Document);
        await bob.NextJsonAsync("connected");
        await using (await TestStores.HoldWritersAsync(host.Get<IStore>()))
        {
            await alice.SendUpdateAsync(new Typist(1).Type("waits"));
            await alice.SendAwarenessAsync(5, 1, """{"cursor":"alive"}""");
            await bob.StateAsync("alive");
            Assert.Equal(0, alice.Acknowledged);
        }
        await Eventually.True(() => alice.Acknowledged == 1, "it is acknowledged when the lock is free");
    }

    [Fact]
    public async Task Many_rooms_share_commits()
    {
        await using var host = await RoomHost.StartAsync();
        var alice = host.Person("Alice");
        var sockets = new List<TestSocket>();
        for (var i = 0; i < 30; i++) sockets.Add(await host.OpenAsync(alice, DocumentId.New()));
        var before = host.Get<Journal>().Commits;
        await Parallel.ForEachAsync(sockets, async (socket, _) =>
        {
            var typist = new Typist(1);
            for (var i = 0; i < 50; i++) await socket.SendUpdateAsync(typist.Type("x"));
        });
        await Eventually.True(() => sockets.TrueForAll(socket => socket.Acknowledged == 50), "all is acknowledged");
        Assert.True(host.Get<Journal>().Commits - before < 1500, "1,500 updates took as many commits");
        foreach (var socket in sockets) await socket.DisposeAsync();
    }

    private static StoredRoom Stored(RoomHost host) => host.Get<IRoomLog>().Open(new RoomKey(Document, RoomKey.MainBranch));

    private static Action Once(Action action)
    {
        var done = 0;
        return () =>
        {
            if (Interlocked.Exchange(ref done, 1) == 0) action();
        };
    }

    private static Task<RoomHost> StartAsync(Action<FaultyRoomLog> fault) => RoomHost.StartAsync(services =>
        services.AddSingleton<IRoomLog>(provider =>
        {
            var log = new FaultyRoomLog(new SqlRoomLog(provider.GetRequiredService<IStore>(), provider.GetRequiredService<IRoomAppends>()));
            fault(log);
            return log;
        }));
}
