using Tutti.Access;
using Tutti.Connections;
using Tutti.Crdt.Protocol;
using Tutti.Rooms;
using Tutti.Tests.Support;

namespace Tutti.Tests.Rooms;

[Covers("W2")]
public sealed class RightsTests
{
    private static readonly DocumentId Document = DocumentId.New();

    [Theory]
    [Covers("CR-08")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CR_08_A_readers_update_is_refused_also_one_that_only_deletes(bool deleteOnly)
    {
        await using var host = await RoomHost.StartAsync();
        await using var alice = await host.OpenAsync(host.Person("Alice"), Document);
        var reader = host.Person("Reader");
        host.Rights.Set(reader, Role.Viewer);
        await using var socket = await host.OpenAsync(reader, Document);
        var typist = new Typist(1);
        await alice.SendUpdateAsync(typist.Type("safe"));
        await alice.NextJsonAsync("ack");

        await socket.SendAsync(SyncMessage.ToFrame(
            deleteOnly ? SyncStep.Step2 : SyncStep.Update, deleteOnly ? typist.Delete(0, 4) : new Typist(2).Type("no")));

        var error = await socket.NextJsonAsync("error");
        Assert.Equal("READ_ONLY", error.GetProperty("error_code").GetString());
        Assert.Equal(1, error.GetProperty("update").GetInt64());
        var state = (await host.Get<RoomDirectory>().ReadAsync(Document, RoomKey.MainBranch, CancellationToken.None)).Whole;
        Assert.Equal(4, typist.CountIn(state.Span));
        Assert.Equal(0, new Typist(2).CountIn(state.Span));
    }

    [Fact]
    public async Task A_reader_with_plain_y_websocket_is_told_in_its_own_protocol()
    {
        await using var host = await RoomHost.StartAsync();
        var reader = host.Person("Reader");
        host.Rights.Set(reader, Role.Viewer);
        await using var socket = await host.OpenAsync(reader, Document, dialect: null);
        await using var witness = await host.OpenAsync(host.Person("Witness"), Document);
        await socket.SendUpdateAsync(new Typist(2).Type("no"));
        await witness.SendUpdateAsync(new Typist(3).Type("yes"));
        await socket.NextSyncAsync(SyncStep.Update);
        Assert.Equal(0, new Typist(2).CountIn(witness.Document()));
        Assert.Null(socket.CloseCode);
    }

    [Fact]
    [Covers("SE-05", "SE-13")]
    public async Task SE_05_Who_is_removed_on_the_way_in_is_shown_nothing()
    {
        await using var host = await RoomHost.StartAsync();
        var alice = host.Person("Alice");
        host.Rights.Answered = () =>
        {
            host.Rights.Set(alice, null);
            host.Rights.Versions!.Raise(Document);
        };
        await using var socket = await host.OpenAsync(alice, Document);
        await socket.SendStep1Async();
        Assert.Equal(4403, await socket.ClosedAsync());
        Assert.Equal(0, socket.FramesSeen);
    }

    [Fact]
    [Covers("SE-12")]
    public async Task SE_12_A_ticket_of_a_session_that_has_ended_opens_nothing()
    {
        await using var host = await RoomHost.StartAsync();
        var alice = host.Person("Alice");
        host.Rights.Answered = () => host.Get<SessionEndings>().End("session-of-Alice");
        await using var socket = await host.OpenAsync(alice, Document);
        Assert.Equal(4401, await socket.ClosedAsync());
    }

    [Fact]
    [Covers("SE-04")]
    public async Task SE_04_A_downgrade_acts_on_the_next_message_of_an_open_socket()
    {
        await using var host = await RoomHost.StartAsync();
        var alice = host.Person("Alice");
        await using var socket = await host.OpenAsync(alice, Document);
        var typist = new Typist(1);
        await socket.SendUpdateAsync(typist.Type("before"));
        await socket.NextJsonAsync("ack");

        host.Rights.Set(alice, Role.Viewer);
        host.Rights.Versions!.Raise(Document);
        await socket.SendUpdateAsync(typist.Type("after"));

        Assert.Equal("viewer", (await socket.NextJsonAsync("permissions_changed")).GetProperty("role").GetString());
        Assert.Equal("READ_ONLY", await socket.NextErrorAsync());
    }

    [Fact]
    public async Task Nothing_of_the_document_is_sent_before_someone_has_said_who_they_are()
    {
        await using var host = await RoomHost.StartAsync();
        await using var alice = await host.OpenAsync(host.Person("Alice"), Document);
        await using var stranger = await host.ConnectAsync(Document, Dialects.TuttiV1Name);
        await stranger.SendStep1Async();
        Assert.Equal("NOT_AUTHENTICATED", await stranger.NextErrorAsync());
        await alice.SendUpdateAsync(new Typist(1).Type("secret"));
        await alice.NextJsonAsync("ack");
        Assert.Equal(0, stranger.UpdateFrames);
        await stranger.SendJsonAsync($$"""{"type":"join_session","auth_token":"{{host.Tokens.For(host.Person("Bob"))}}"}""");
        await stranger.NextJsonAsync("connected");
    }

    [Fact]
    public async Task An_unknown_frame_is_answered_with_its_ref_and_the_JSON_dialect_gets_the_state()
    {
        await using var host = await RoomHost.StartAsync();
        await using var socket = await host.OpenAsync(host.Person("Alice"), Document, Dialects.JsonName);
        await socket.SendJsonAsync("""{"type":"dance","ref":"1"}""");
        Assert.Equal("UNKNOWN_TYPE", (await socket.NextJsonAsync("error")).GetProperty("error_code").GetString());
        await using var bob = await host.OpenAsync(host.Person("Bob"), Document);
        var typist = new Typist(4);
        await bob.SendUpdateAsync(typist.Type("seen"));
        var update = Convert.FromBase64String((await socket.NextJsonAsync("content_update")).GetProperty("update").GetString()!);
        Assert.Equal(4, typist.CountIn(update));
        await socket.SendJsonAsync("""{"type":"sync_request","ref":"2"}""");
        var state = await socket.NextJsonAsync("state");
        Assert.Equal("2", state.GetProperty("ref").GetString());
        Assert.Equal(4, typist.CountIn(Convert.FromBase64String(state.GetProperty("update").GetString()!)));
    }
}
