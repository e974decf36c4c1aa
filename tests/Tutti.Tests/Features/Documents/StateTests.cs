using Tutti.Access;
using Tutti.Crdt.Reading;
using Tutti.Crdt.Updates;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Documents;

/// <summary>The downloadable state: cached by its tag, gone on with after a cut, and the sync without a socket.</summary>
[Covers("D3", "D5")]
public sealed class StateTests
{
    // Small enough to be quick, large enough to lie on disk as the large ones do.
    private const string SmallIsLarge = "--Tutti:Rooms:StateByHttpBytes=1000";

    private static string LongText => string.Concat(Enumerable.Range(0, 2_000).Select(i => $"line {i}\n"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_state_is_the_document_and_its_tag_saves_the_second_download(bool onDisk)
    {
        await using var host = onDisk ? await TuttiHost.StartAsync(SmallIsLarge) : await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync(content: LongText);
        var first = (await ann.BytesAsync("GET", $"documents/{id}/state", null)).Expect(200);
        Assert.Equal(LongText, DocumentView.Read(first.Bytes).GetText("content"));
        Assert.Equal(("application/octet-stream", "no-cache, private", "bytes", "1"), (first["Content-Type"], first["Cache-Control"], first["Accept-Ranges"], first["Tutti-Version"]));
        Assert.StartsWith("\"", first["ETag"], StringComparison.Ordinal);

        var again = (await ann.BytesAsync("GET", $"documents/{id}/state", null, ("If-None-Match", first["ETag"]!))).Expect(304);
        Assert.Empty(again.Bytes);
        var head = (await ann.BytesAsync("HEAD", $"documents/{id}/state", null)).Expect(200);
        Assert.Equal((first["ETag"], first.Bytes.Length.ToString(), 0), (head["ETag"], head["Content-Length"], head.Bytes.Length));
        await TypeAsync(ann, id, new Typist(1).Type("more"));
        host.Clock.Shift += TimeSpan.FromSeconds(5);
        var changed = (await ann.BytesAsync("GET", $"documents/{id}/state", null, ("If-None-Match", first["ETag"]!))).Expect(200);
        Assert.NotEqual(first["ETag"], changed["ETag"]);
    }

    [Fact]
    public async Task The_second_version_of_the_encoding_is_given_when_asked_for()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync(content: LongText);
        var first = (await ann.BytesAsync("GET", $"documents/{id}/state?format=v1", null)).Expect(200);
        var second = (await ann.BytesAsync("GET", $"documents/{id}/state?format=v2", null)).Expect(200);
        Assert.NotEqual(first["ETag"], second["ETag"]);
        Assert.Equal(first.Bytes, Update.Convert(second.Bytes, UpdateFormat.V2, UpdateFormat.V1));
        (await ann.BytesAsync("GET", $"documents/{id}/state?format=v3", null)).Expect(400);
        (await ann.BytesAsync("GET", $"documents/{id}/state?branch=other", null)).Expect(404);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cut_download_goes_on_with_the_bytes_it_began_with_also_after_an_edit(bool onDisk)
    {
        await using var host = onDisk ? await TuttiHost.StartAsync(SmallIsLarge) : await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync(content: LongText);
        var whole = (await ann.BytesAsync("GET", $"documents/{id}/state", null)).Expect(200);
        await TypeAsync(ann, id, new Typist(1).Type("meanwhile"));
        host.Clock.Shift += TimeSpan.FromSeconds(5);

        var rest = (await ann.BytesAsync("GET", $"documents/{id}/state", null, ("Range", "bytes=1000-"), ("If-Range", whole["ETag"]!))).Expect(206);

        Assert.Equal(whole.Bytes[1000..], rest.Bytes);
        Assert.Equal($"bytes 1000-{whole.Bytes.Length - 1}/{whole.Bytes.Length}", rest["Content-Range"]);
        Assert.Equal(whole["ETag"], rest["ETag"]);
        var part = (await ann.BytesAsync("GET", $"documents/{id}/state", null, ("Range", "bytes=-10"), ("If-Range", whole["ETag"]!))).Expect(206);
        Assert.Equal(whole.Bytes[^10..], part.Bytes);
    }

    [Fact]
    public async Task A_tag_that_is_not_kept_any_more_begins_anew()
    {
        await using var host = await TuttiHost.StartAsync(SmallIsLarge, "--Tutti:Rooms:StateKept=00:00:10");
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync(content: LongText);
        var whole = (await ann.BytesAsync("GET", $"documents/{id}/state", null)).Expect(200);
        await TypeAsync(ann, id, new Typist(1).Type("meanwhile"));
        host.Clock.Shift += TimeSpan.FromSeconds(15);
        await Eventually.True(() => Directory.GetFiles(Path.Combine(host.Folder, "states")).Length == 0, "the state is let go");
        var anew = (await ann.BytesAsync("GET", $"documents/{id}/state", null, ("Range", "bytes=1000-"), ("If-Range", whole["ETag"]!))).Expect(200);
        Assert.True(anew.Bytes.Length > whole.Bytes.Length, "the whole is sent under a new tag");
        (await ann.BytesAsync("GET", $"documents/{id}/state", null, ("Range", "bytes=9000000-"))).Expect(416);
    }

    [Fact]
    [Covers("W2")]
    public async Task Who_may_not_see_a_document_cannot_download_it_with_a_tag_either()
    {
        await using var host = await TuttiHost.StartAsync(SmallIsLarge);
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync(content: LongText);
        var whole = (await ann.BytesAsync("GET", $"documents/{id}/state", null)).Expect(200);
        var stranger = await host.GuestAsync();
        (await stranger.BytesAsync("GET", $"documents/{id}/state", null, ("Range", "bytes=0-"), ("If-Range", whole["ETag"]!))).Expect(404);
        var own = await stranger.DocumentAsync(content: "mine");
        var other = await stranger.BytesAsync("GET", $"documents/{own}/state", null, ("Range", "bytes=0-"), ("If-Range", whole["ETag"]!));
        Assert.Equal("mine", DocumentView.Read(other.Expect(200).Bytes).GetText("content"));
    }

    [Fact]
    public async Task A_crowd_shares_one_file()
    {
        await using var host = await TuttiHost.StartAsync(SmallIsLarge);
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync(content: LongText);
        var replies = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => ann.BytesAsync("GET", $"documents/{id}/state", null)));
        Assert.Single(replies.Select(reply => reply.Expect(200)["ETag"]).Distinct());
        Assert.Single(Directory.GetFiles(Path.Combine(host.Folder, "states")));
    }

    [Fact]
    public async Task Without_a_socket_a_state_vector_is_answered_and_an_update_is_stored_and_heard()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        await using var socket = await LiveTests.OpenAsync(host, ann, id);
        await socket.NextJsonAsync("connected");
        var typist = new Typist(5);

        var stored = (await ann.BytesAsync("POST", $"documents/{id}/sync?kind=update", typist.Type("by HTTP"))).Expect(200);

        Assert.Equal("{\"version\":2}", System.Text.Encoding.UTF8.GetString(stored.Bytes));
        await socket.NextSyncAsync(Crdt.Protocol.SyncStep.Update);
        Assert.Equal(7, typist.CountIn(socket.Document()));
        var lacking = (await ann.BytesAsync("POST", $"documents/{id}/sync?kind=state_vector", [0])).Expect(200);
        Assert.Equal("by HTTP", DocumentView.Read(lacking.Bytes).GetText("content"));
        var nothing = (await ann.BytesAsync("POST", $"documents/{id}/sync?kind=state_vector", Update.EncodeStateVector(lacking.Bytes))).Expect(200);
        Assert.Equal(Update.Empty.ToArray(), nothing.Bytes);
        (await ann.BytesAsync("POST", $"documents/{id}/sync?kind=state_vector", [1])).Expect(400);
        (await ann.BytesAsync("POST", $"documents/{id}/sync?kind=update", [9, 9])).Expect(400);
        (await ann.BytesAsync("POST", $"documents/{id}/sync?kind=dance", [0])).Expect(400);
        typist.Type("a gap");
        (await ann.BytesAsync("POST", $"documents/{id}/sync?kind=update", typist.Type("behind it"))).Expect(422);
    }

    [Fact]
    [Covers("W2", "CR-08")]
    public async Task A_client_id_of_someone_else_and_a_reader_are_refused_from_this_door_too()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var bob = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        await host.JoinAsync(ann.Workspace!, bob, Role.Editor);
        var typist = new Typist(5);
        (await ann.BytesAsync("POST", $"documents/{id}/sync?kind=update", typist.Type("mine"))).Expect(200);
        (await bob.BytesAsync("POST", $"documents/{id}/sync?kind=update", typist.Type("forged"))).Expect(422);
        await host.JoinAsync(ann.Workspace!, bob, Role.Viewer);
        (await bob.BytesAsync("POST", $"documents/{id}/sync?kind=update", new Typist(6).Type("no"))).Expect(403);
        Assert.Equal("mine", (await ann.GetAsync($"documents/{id}/content", "text/plain")).Text);
    }

    [Fact]
    public async Task A_first_state_larger_than_an_update_is_taken_once()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Rooms:UpdateBytes=10000", "--Tutti:Rooms:FirstStateBytes=200000");
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        var typist = new Typist(5);
        (await ann.BytesAsync("POST", $"documents/{id}/sync?kind=update", new byte[200_001])).Expect(413);
        (await ann.BytesAsync("POST", $"documents/{id}/sync?kind=update", typist.Type(new string('x', 150_000)))).Expect(200);
        (await ann.BytesAsync("POST", $"documents/{id}/sync?kind=update", typist.Type(new string('x', 20_000)))).Expect(413);
    }

    private static async Task TypeAsync(Visitor visitor, string id, byte[] update) =>
        (await visitor.BytesAsync("POST", $"documents/{id}/sync?kind=update", update)).Expect(200);
}
