using Tutti.Connections;
using Tutti.Crdt.Protocol;
using Tutti.Crdt.Reading;
using Tutti.Crdt.Updates;
using Tutti.Rooms;
using Tutti.Tests.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.Rooms;

/// <summary>Joining a document that is too large to be made anew for everyone who comes.</summary>
[Covers("D3", "D5", "R1")]
public sealed class LargeDocumentTests
{
    private static readonly DocumentId Document = DocumentId.New();

    private static string Large => new('x', 100_000);

    [Fact]
    public async Task Whoever_joins_a_large_document_is_told_where_its_state_is_and_gets_the_rest_by_its_vector()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Rooms:StateByHttpBytes=1000");
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync(content: Large);
        await using var socket = await LiveTests.OpenAsync(host, ann, id);
        var state = (await socket.NextJsonAsync("connected")).GetProperty("state");
        Assert.Equal($"/api/collaboration/documents/{id}/state?branch=main", state.Text("url"));
        Assert.True(state.GetProperty("bytes").GetInt64() >= 100_000);
        var path = state.Text("url")["/api/collaboration/".Length..];
        var download = (await ann.BytesAsync("GET", path, null)).Expect(200).Bytes;
        var typist = new Typist(1);
        (await ann.BytesAsync("POST", $"documents/{id}/sync?kind=update", typist.Type("meanwhile"))).Expect(200);

        await socket.SendAsync(SyncMessage.ToFrame(SyncStep.Step1, Update.EncodeStateVector(download)));

        var rest = await socket.NextSyncAsync(SyncStep.Step2);
        Assert.True(rest.Length < 100, $"the rest is {rest.Length} bytes");
        Assert.Equal(9, typist.CountIn(rest));
        await using var small = await LiveTests.OpenAsync(host, ann, await ann.DocumentAsync(content: "small"));
        Assert.False((await small.NextJsonAsync("connected")).TryGetProperty("state", out _));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Dialects.TuttiV1Name)]
    public async Task On_the_socket_the_large_part_is_shared_and_what_came_since_follows_it(string? dialect)
    {
        await using var host = await RoomHost.StartAsync();
        await using var alice = await host.OpenAsync(host.Person("Alice"), Document);
        var typist = new Typist(1);
        await alice.SendUpdateAsync(typist.Type(Large));
        await alice.NextJsonAsync("ack");
        for (var joined = 0; joined < 3; joined++)
        {
            await using var bob = await host.OpenAsync(host.Person("Bob"), Document, dialect);
            await bob.SendStep1Async();
            await bob.NextSyncAsync(SyncStep.Step2);
            await Eventually.True(() => typist.CountIn(bob.Document()) == typist.Clock, "everything has come");
            await alice.SendUpdateAsync(typist.Type("more"));
            await alice.NextJsonAsync("ack");
        }
    }

    [Fact]
    public async Task Who_has_every_struct_is_still_told_what_was_deleted()
    {
        await using var host = await RoomHost.StartAsync();
        await using var alice = await host.OpenAsync(host.Person("Alice"), Document);
        var typist = new Typist(1);
        var all = typist.Type(Large + "gone");
        await alice.SendUpdateAsync(all);
        await alice.SendUpdateAsync(typist.Delete(100_000, 4));
        await Eventually.True(() => alice.Acknowledged == 2, "both are acknowledged");
        await using var bob = await host.OpenAsync(host.Person("Bob"), Document);
        await bob.SendAsync(SyncMessage.ToFrame(SyncStep.Step1, Update.EncodeStateVector(all)));
        var rest = await bob.NextSyncAsync(SyncStep.Step2);
        Assert.True(rest.Length < 100, $"the rest is {rest.Length} bytes");
        Assert.Equal(Large, DocumentView.Read(Update.Merge([all, rest])).GetText("content"));
    }

    [Fact]
    public async Task A_room_that_is_unloaded_and_opened_again_is_the_same_byte_for_byte()
    {
        await using var host = await RoomHost.StartAsync(rooms: options =>
        {
            options.KeptWarm = TimeSpan.Zero;
            options.SnapshotUpdates = 40;
        });
        var typist = new Typist(1);
        byte[] before;
        await using (var alice = await host.OpenAsync(host.Person("Alice"), Document))
        {
            for (var i = 0; i < 100; i++) await alice.SendUpdateAsync(i % 7 == 6 ? typist.Delete(i, 2) : typist.Type($"word {i} "));
            await Eventually.True(() => alice.Acknowledged == 100, "all is acknowledged");
            before = await StateAsync(host);
        }
        for (var round = 0; round < 3; round++)
        {
            await Eventually.True(() => host.Get<RoomDirectory>().OpenRooms == 0, "the room is unloaded");
            Assert.Equal(before, await StateAsync(host));
        }
    }

    [Fact]
    public async Task A_slow_reader_of_a_large_document_keeps_up_with_what_is_written_while_it_loads()
    {
        await using var host = await RoomHost.StartAsync(sockets: options => options.OutgoingBytes = 20_000);
        await using var alice = await host.OpenAsync(host.Person("Alice"), Document);
        var typist = new Typist(1);
        await alice.SendUpdateAsync(typist.Type(new string('x', 4_000_000)));
        await alice.NextJsonAsync("ack");
        await using var bob = await host.OpenAsync(host.Person("Bob"), Document);
        await bob.SendStep1Async();
        for (var i = 0; i < 20; i++) await alice.SendUpdateAsync(typist.Type("y"));
        await Eventually.True(() => bob.UpdateFrames > 0 && typist.CountIn(bob.Document()) == typist.Clock, "everything has come");
        Assert.Null(bob.CloseCode);
    }

    private static async Task<byte[]> StateAsync(RoomHost host) =>
        (await host.Get<RoomDirectory>().ReadAsync(Document, RoomKey.MainBranch, CancellationToken.None)).Whole.ToArray();
}
