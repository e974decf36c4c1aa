using Microsoft.Extensions.DependencyInjection;
using Tutti.Access;
using Tutti.Crdt.Protocol;
using Tutti.Rooms;
using Tutti.Store;
using Tutti.Tests.Support;

namespace Tutti.Tests.Rooms;

/// <summary>Edits that were let in and are on their way to the disk when somebody's rights change.</summary>
[Covers("SE-13", "W2")]
public sealed class RightsOnTheWayTests
{
    private static readonly DocumentId Document = DocumentId.New();

    [Fact]
    public async Task SE_13_An_edit_that_is_on_its_way_when_the_right_to_make_it_is_taken_away_is_not_stored()
    {
        await using var scene = await Scene.StartAsync();
        await scene.Alice.SendUpdateAsync(scene.ByAlice.Type("too late"));
        await scene.IsOnItsWayAsync();
        scene.ChangeRights(Role.Viewer);

        Assert.Equal("viewer", (await scene.Alice.NextJsonAsync("permissions_changed")).GetProperty("role").GetString());
        var error = await scene.Alice.NextJsonAsync("error");
        Assert.Equal("READ_ONLY", error.GetProperty("error_code").GetString());
        Assert.Equal(1, error.GetProperty("update").GetInt64());
        Assert.Equal(0, scene.Stored().Position.Head);
        Assert.Empty(scene.Stored().Authors);
        Assert.Equal(0, scene.Bob.UpdateFrames);
    }

    [Fact]
    public async Task SE_13_Who_was_removed_meanwhile_is_sent_away_and_what_others_wrote_is_stored()
    {
        await using var scene = await Scene.StartAsync();
        await scene.Alice.SendUpdateAsync(scene.ByAlice.Type("lost"));
        await scene.IsOnItsWayAsync();
        await scene.Bob.SendUpdateAsync(scene.ByBob.Type("kept"));
        // Bob knows her text from elsewhere: his client has sent it before, so it brings nothing new of its own.
        await scene.HasSeenAsync(scene.Bob);
        scene.ChangeRights(null);

        Assert.Equal(4403, await scene.Alice.ClosedAsync());
        await Eventually.True(() => scene.Bob.Acknowledged == 1, "Bob's edit is acknowledged");
        await scene.Bob.SendUpdateAsync(scene.ByBob.Type(" and goes on"));
        await Eventually.True(() => scene.Bob.Acknowledged == 2, "and so is his next one");
        var state = await scene.StateAsync();
        Assert.Equal(0, scene.ByAlice.CountIn(state));
        Assert.Equal(16, scene.ByBob.CountIn(state));
        Assert.Equal(2, scene.Stored().Position.Head);
    }

    [Fact]
    public async Task Someone_who_sent_the_lost_edit_too_is_asked_for_all_and_not_told_that_it_is_saved()
    {
        await using var scene = await Scene.StartAsync();
        var update = scene.ByAlice.Type("lost");
        await scene.Alice.SendUpdateAsync(update);
        await scene.IsOnItsWayAsync();
        await scene.Bob.SendUpdateAsync(scene.ByBob.Type("kept"));
        await scene.Alice.SendUpdateAsync(update);
        await scene.HasSeenAsync(scene.Alice);
        await scene.HasSeenAsync(scene.Bob);
        scene.ChangeRights(Role.Viewer);

        await scene.Alice.NextJsonAsync("error");
        await scene.Alice.NextSyncAsync(SyncStep.Step1);
        await Eventually.True(() => scene.Bob.Acknowledged == 1, "Bob's edit is acknowledged");
        Assert.Equal(0, scene.Alice.Acknowledged);
    }

    [Fact]
    public async Task When_it_was_somebody_else_everything_is_stored_in_order()
    {
        await using var scene = await Scene.StartAsync();
        await scene.Alice.SendUpdateAsync(scene.ByAlice.Type("one"));
        await scene.IsOnItsWayAsync();
        await scene.Alice.SendUpdateAsync(scene.ByAlice.Type("two"));
        await scene.Bob.SendUpdateAsync(scene.ByBob.Type("three"));
        await scene.HasSeenAsync(scene.Alice);
        await scene.HasSeenAsync(scene.Bob);
        scene.ChangeRights(Role.Editor);

        await Eventually.True(() => scene.Alice.Acknowledged == 2 && scene.Bob.Acknowledged == 1, "all is acknowledged");
        var state = await scene.StateAsync();
        Assert.Equal(6, scene.ByAlice.CountIn(state));
        Assert.Equal(5, scene.ByBob.CountIn(state));
        Assert.Equal(3, scene.Stored().Position.Head);
        Assert.Equal(2, scene.Stored().Authors.Count);
    }

    [Fact]
    public async Task An_edit_by_request_that_was_on_its_way_is_refused()
    {
        await using var scene = await Scene.StartAsync();
        var asked = scene.Host.Get<IRoomGateway>()
            .EditAsync(Document, RoomKey.MainBranch, Scene.By(scene.AlicesPerson), scene.ByAlice.Type("too late"), CancellationToken.None).AsTask();
        await scene.IsOnItsWayAsync();
        var another = scene.Host.Get<IRoomGateway>()
            .EditAsync(Document, RoomKey.MainBranch, Scene.By(scene.BobsPerson), scene.ByBob.Type("kept"), CancellationToken.None).AsTask();
        await scene.HasSeenAsync(scene.Bob);
        scene.ChangeRights(Role.Viewer);

        Assert.Equal(RefusalCode.ReadOnly, (await asked).Refusal?.Code);
        Assert.Null((await another).Refusal);
        Assert.Equal(1, scene.Stored().Position.Head);
    }

    /// <summary>Two people in a document whose journal waits until the test has changed the rights of one.</summary>
    private sealed class Scene : IAsyncDisposable
    {
        private readonly SemaphoreSlim _reached = new(0), _changed = new(0);
        private bool _isChanged;

        public required RoomHost Host { get; init; }

        public required Person AlicesPerson { get; init; }

        public required Person BobsPerson { get; init; }

        public required TestSocket Alice { get; init; }

        public required TestSocket Bob { get; init; }

        public Typist ByAlice { get; } = new(1);

        public Typist ByBob { get; } = new(2);

        public static async Task<Scene> StartAsync()
        {
            FaultyRoomLog? faulty = null;
            var host = await RoomHost.StartAsync(services => services.AddSingleton<IRoomLog>(provider => faulty = new FaultyRoomLog(
                new SqlRoomLog(provider.GetRequiredService<IStore>(), provider.GetRequiredService<IRoomAppends>()))));
            var (alice, bob) = (host.Person("Alice"), host.Person("Bob"));
            var scene = new Scene
            {
                Host = host,
                AlicesPerson = alice,
                BobsPerson = bob,
                Alice = await host.OpenAsync(alice, Document),
                Bob = await host.OpenAsync(bob, Document),
            };
            await scene.Alice.NextSyncAsync(SyncStep.Step1);
            await scene.Bob.NextSyncAsync(SyncStep.Step1);
            faulty!.Before = scene.WaitForChange;
            return scene;
        }

        public static Actor By(Person person) => new(person, null, "127.0.0.1");

        public Task IsOnItsWayAsync() => _reached.WaitAsync();

        /// <summary>Waits until the room has dealt with everything that a socket has sent.</summary>
        public async Task HasSeenAsync(TestSocket socket)
        {
            await socket.SendAwarenessAsync(socket == Alice ? 11ul : 12ul, 1, """{"seen":"all"}""");
            await (socket == Alice ? Bob : Alice).StateAsync("all");
        }

        public void ChangeRights(Role? role)
        {
            Host.Rights.Set(AlicesPerson, role);
            Host.Rights.Versions!.Raise(Document);
            _changed.Release();
        }

        public StoredRoom Stored() => Host.Get<IRoomLog>().Open(new RoomKey(Document, RoomKey.MainBranch));

        public async Task<byte[]> StateAsync() =>
            (await Host.Get<RoomDirectory>().ReadAsync(Document, RoomKey.MainBranch, CancellationToken.None)).Whole.ToArray();

        public async ValueTask DisposeAsync()
        {
            _changed.Release();
            await Alice.DisposeAsync();
            await Bob.DisposeAsync();
            await Host.DisposeAsync();
            _reached.Dispose();
            _changed.Dispose();
        }

        private void WaitForChange()
        {
            if (_isChanged) return;
            _reached.Release();
            _changed.Wait();
            _isChanged = true;
        }
    }
}
