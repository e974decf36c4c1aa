using System.Text.Json;
using Tutti.Access;
using Tutti.Connections;
using Tutti.Rooms;
using Tutti.Tests.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Presence;

/// <summary>Who is where, as those read it who have no socket.</summary>
[Covers("P7", "P1")]
public sealed class PresenceReadTests
{
    [Fact]
    public async Task A_document_says_who_is_in_it_where_and_what_they_do()
    {
        await using var scene = await PresenceScene.StartAsync();
        await using var page = await scene.OpenAsync(scene.Ada);
        await page.SendAwarenessAsync(
            1, 1, """{"status":"active","activity":"editing","typing":"document","file":"main.py","line":12,"cursor":{"anchor":1},"viewport":{"file":"main.py","first_line":1,"last_line":40}}""");
        await using var canvas = await scene.OpenAsync(scene.Bea);
        await canvas.SendAwarenessAsync(2, 1, $$"""{"status":"idle","cursor":{"x":1.5,"y":-2},"viewport":{"x":0,"y":0,"zoom":2},"following":"{{scene.Ada.Person.Id}}"}""");
        await page.StateAsync("\"zoom\":2");

        var present = await PresenceScene.ReadAsync(scene.Ada, $"documents/{scene.Document}/presence");

        var ada = One(present, scene.Ada);
        Assert.Equal("active", ada.Text("status"));
        Assert.Equal("editing", ada.Text("activity"));
        Assert.Equal("document", ada.Text("typing"));
        Assert.Equal("main.py", ada.GetProperty("where").Text("file"));
        Assert.Equal(12, ada.GetProperty("where").GetProperty("line").GetInt32());
        Assert.Equal(40, ada.GetProperty("viewport").GetProperty("last_line").GetInt32());
        Assert.Equal("owner", ada.Text("role"));
        Assert.Equal(1, ada.GetProperty("sockets").GetInt32());
        var bea = One(present, scene.Bea);
        Assert.Equal("idle", bea.Text("status"));
        Assert.Equal("viewing", bea.Text("activity"));
        Assert.Equal(1.5, bea.GetProperty("where").GetProperty("x").GetDouble());
        Assert.Equal(2, bea.GetProperty("viewport").GetProperty("zoom").GetDouble());
        Assert.Equal(scene.Ada.Person.Id.ToString(), bea.Text("following"));
        Assert.Equal("""{"active":1,"idle":1,"away":0,"editing":1}""", present.GetProperty("counts").GetRawText());
    }

    [Theory]
    [Covers("PR-01", "PR-06")]
    [InlineData("""{"status":"dancing","activity":7,"typing":{},"cursor":{"x":"here","y":1},"viewport":[],"following":"nobody","line":"1"}""")]
    [InlineData("""{"user":{"id":"admin","name":"Alice CEO"},"status":null,"cursor":{"x":1e400,"y":1},"viewport":{"first_line":1e20,"last_line":1}}""")]
    [InlineData("""{"activity":"\ud800","file":"\udfff","line":1.5}""")]
    public async Task PR_01_PR_06_What_clients_claim_is_believed_only_where_it_has_the_right_form(string state)
    {
        await using var scene = await PresenceScene.StartAsync();
        await using var page = await scene.OpenAsync(scene.Ada);
        await page.SendAwarenessAsync(1, 1, state);
        await using var witness = await scene.OpenAsync(scene.Bea);
        await witness.NextAwarenessAsync();

        var ada = One(await PresenceScene.ReadAsync(scene.Bea, $"documents/{scene.Document}/presence"), scene.Ada);

        Assert.Equal("Ada", ada.Text("name"));
        Assert.Equal("active", ada.Text("status"));
        Assert.Equal("viewing", ada.Text("activity"));
        foreach (var missing in new[] { "typing", "where", "viewport", "following" }) Assert.False(ada.TryGetProperty(missing, out _));
    }

    [Fact]
    [Covers("PR-09")]
    public async Task PR_09_Whoever_says_nothing_is_listed_and_their_status_follows_what_they_do()
    {
        await using var scene = await PresenceScene.StartAsync(
            "--Tutti:Rooms:IdleAfter=00:00:00.200", "--Tutti:Rooms:AwayAfter=00:00:00.600", "--Tutti:Rooms:PresenceTimeout=00:01:00");
        await using var script = await scene.OpenAsync(scene.Ada, Dialects.JsonName);
        await script.NextJsonAsync("connected");
        await using var page = await scene.OpenAsync(scene.Bea);

        await page.StateAsync("\"status\":\"away\"");
        var ada = One(await PresenceScene.ReadAsync(scene.Bea, $"documents/{scene.Document}/presence"), scene.Ada);
        Assert.Equal("away", ada.Text("status"));

        await script.SendJsonAsync("""{"type":"cursor_update","cursor":{"file":"main.py","line":3,"column":1}}""");
        Assert.Contains("\"line\":3", await page.StateAsync("\"status\":\"active\""), StringComparison.Ordinal);
        await script.SendJsonAsync("""{"type":"presence_update","status":"active"}""");
        await script.SendJsonAsync("""{"type":"heartbeat"}""");
        await script.NextJsonAsync("heartbeat");
        Assert.Equal("active", One(await PresenceScene.ReadAsync(scene.Bea, $"documents/{scene.Document}/presence"), scene.Ada).Text("status"));
    }

    [Fact]
    public async Task A_workspace_says_which_documents_people_are_in_and_whoever_knows_that_gets_304()
    {
        await using var scene = await PresenceScene.StartAsync();
        await using var one = await scene.OpenAsync(scene.Ada);
        await using var two = await scene.OpenAsync(scene.Ada);
        await using var three = await scene.OpenAsync(scene.Bea);
        foreach (var socket in new[] { one, two, three }) await socket.NextJsonAsync("connected");
        var path = $"workspaces/{scene.Ada.Workspace}/presence";

        var first = (await scene.Bea.GetAsync(path)).Expect(200);
        Assert.Equal(2, first.Json.GetProperty("people").GetInt32());
        Assert.Equal(3, first.Json.GetProperty("sockets").GetInt32());
        var document = first.Json.GetProperty("documents").EnumerateArray().Single();
        Assert.Equal(scene.Document.ToString(), document.Text("document_id"));
        Assert.Equal(["Ada", "Bea"], document.GetProperty("people").EnumerateArray().Select(person => person.Text("name")));

        var again = await scene.Bea.SendAsync("GET", path, null, ("If-None-Match", first.Headers["ETag"]));
        Assert.Equal((304, ""), (again.Status, again.Text));
        await three.DisposeAsync();
        await Eventually.TrueAsync(
            async () => (await scene.Bea.SendAsync("GET", path, null, ("If-None-Match", first.Headers["ETag"]))).Status == 200, "it has changed");
    }

    [Fact]
    [Covers("W2")]
    public async Task Documents_that_one_may_not_see_are_left_out_of_a_list_without_a_word()
    {
        await using var scene = await PresenceScene.StartAsync();
        await using var socket = await scene.OpenAsync(scene.Ada);
        await socket.NextJsonAsync("connected");
        var stranger = await scene.Host.GuestAsync("Stranger");
        var path = $"presence?documents={scene.Document},{DocumentId.New()}";

        Assert.Single((await PresenceScene.ReadAsync(scene.Bea, path)).GetProperty("documents").EnumerateArray());
        Assert.Empty((await PresenceScene.ReadAsync(stranger, path)).GetProperty("documents").EnumerateArray());
        (await stranger.GetAsync($"documents/{scene.Document}/presence")).Expect(404, "NOT_FOUND");
        (await stranger.GetAsync($"workspaces/{scene.Ada.Workspace}/presence")).Expect(404, "NOT_FOUND");
        (await stranger.GetAsync("presence?documents=")).Expect(400, "INVALID_MESSAGE");
        (await stranger.GetAsync("presence")).Expect(400, "INVALID_MESSAGE");
        var tooMany = string.Join(',', Enumerable.Range(0, 101).Select(_ => DocumentId.New()));
        (await stranger.GetAsync($"presence?documents={tooMany}")).Expect(400, "INVALID_MESSAGE");
    }

    private static JsonElement One(JsonElement present, Visitor who) =>
        present.GetProperty("people").EnumerateArray().Single(person => person.Text("id") == who.Person.Id.ToString());
}

/// <summary>Ada's workspace with a document, and Bea, who may edit it.</summary>
internal sealed record PresenceScene(TuttiHost Host, Visitor Ada, Visitor Bea, DocumentId Document) : IAsyncDisposable
{
    public static async Task<PresenceScene> StartAsync(params string[] settings)
    {
        var host = await TuttiHost.StartAsync(settings);
        var (ada, bea) = (await host.GuestAsync("Ada"), await host.GuestAsync("Bea"));
        await host.JoinAsync(ada.Workspace!, bea, Role.Editor);
        Assert.True(DocumentId.TryParse(await ada.DocumentAsync(), out var document));
        return new PresenceScene(host, ada, bea, document);
    }

    public Task<TestSocket> OpenAsync(Visitor visitor, string dialect = Dialects.TuttiV1Name) =>
        LiveTests.OpenAsync(Host, visitor, Document.ToString(), dialect: dialect);

    /// <summary>Opens the fallback, with a ticket for it and for each of its POSTs.</summary>
    public async Task<TestSocket> OpenStreamAsync(Visitor visitor)
    {
        var address = new Uri(Host.Address, $"/api/collaboration/documents/{Document}/stream?{Ticket()[1..]}");
        return new TestSocket(await StreamSocket.OpenAsync(address, Dialects.TuttiV1Name, Ticket));

        string Ticket() => "&ticket=" + Host.Get<Tickets>().Issue(new SignedIn(visitor.Person, visitor.Session), Document, RoomKey.MainBranch).Text;
    }

    public static async Task<JsonElement> ReadAsync(Visitor visitor, string path) => (await visitor.GetAsync(path)).Expect(200).Json;

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
