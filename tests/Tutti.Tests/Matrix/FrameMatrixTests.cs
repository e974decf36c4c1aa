using System.Net.WebSockets;
using System.Text.Json;
using Tutti.Tests.Actions;
using Tutti.Tests.Support;

namespace Tutti.Tests.Matrix;

/// <summary>Every JSON frame × every kind of person × joined, not joined, removed, against the page that was reviewed.</summary>
public sealed class FrameMatrixTests
{
    private static readonly string[] Generous =
        ["--Tutti:Actions:PerAddressAndMinute=1000000", "--Tutti:Sockets:FramesPerSecond=1000", "--Tutti:Sockets:SyncsPerMinute=10000"];

    [Fact]
    [Covers("AZ-16", "W2")]
    public async Task AZ_16_Each_kind_of_person_gets_what_the_page_says_of_every_frame()
    {
        await using var host = await TuttiHost.StartAsync(Generous);
        var cast = await Cast.MakeAsync(host);
        var place = await cast.PlaceAsync();
        var cells = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var column in Cast.Columns) cells[column] = await TryAsync(cast, column, place);
        var rows = FrameCalls.TypesOf(host)
            .Select(type => new MatrixRow(type, Origin(host, type), [.. Cast.Columns.Select(column => cells[column][type])]))
            .ToList();
        if (MatrixPage.IsWriting) MatrixPage.WriteFrames(rows);
        var page = MatrixPage.Frames;
        Assert.All(rows, row => Assert.Equal($"{row.Name}: {page[row.Name].Line}", $"{row.Name}: {row.Line}"));
    }

    [Fact]
    [Covers("AZ-16")]
    public async Task AZ_16_Before_one_has_said_who_one_is_no_frame_does_anything()
    {
        await using var host = await TuttiHost.StartAsync(Generous);
        var owner = await host.GuestAsync();
        var document = await owner.DocumentAsync();
        foreach (var type in FrameCalls.TypesOf(host))
        {
            await using var socket = await OpenAsync(host, document, null);
            await socket.SendJsonAsync(FrameCalls.Frame(type, owner.Token));
            Assert.Equal("NOT_AUTHENTICATED", (await AnswerAsync(socket)).Text("error_code"));
        }
        Assert.Equal(1, host.Count("SELECT count(*) FROM event WHERE document_id = @document", new { document }));
    }

    [Fact]
    [Covers("AZ-16", "SE-05", "AZ-04")]
    public async Task AZ_16_Who_was_removed_learns_nothing_by_any_frame()
    {
        await using var host = await TuttiHost.StartAsync(Generous);
        var owner = await host.GuestAsync();
        foreach (var type in FrameCalls.TypesOf(host))
        {
            var place = await Place.MakeAsync(host, owner);
            var editor = await host.GuestAsync();
            await host.JoinAsync(place.Workspace, editor, Access.Role.Editor);
            await using var socket = await OpenAsync(host, place.Document, editor.Token);
            await socket.NextJsonAsync("connected");
            await host.RunSqlAsync("DELETE FROM membership WHERE person_id = @Id", new { editor.Person.Id });
            host.Get<Access.PermissionVersions>().Raise(new DocumentId(Guid.Parse(place.Document)));
            // The close may be quicker than the frame; the frame, when it is quicker, is about a document that is not there.
            await IgnoringCutsAsync(() => socket.SendJsonAsync(FrameCalls.Frame(type, editor.Token)));
            Assert.Equal(4403, await socket.ClosedAsync());
            // What is the socket's own says nothing of the document.
            string[] may = type is "heartbeat" or "refresh_token" ? ["error", "heartbeat", "ack"] : ["error"];
            Assert.All(await socket.RestAsync(), came => Assert.Contains(came, may));
        }
    }

    private static string Origin(TuttiHost host, string type) =>
        host.Get<Tutti.Actions.ActionRegistry>().Frame(type) is { } action ? $"{action.Verb} {action.Path}" : "the socket";

    private static async Task<Dictionary<string, string>> TryAsync(Cast cast, string column, Place place)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var socket = await OpenAsync(cast.Host, place.Document, cast[column].Token);
        if (column == "signed out") await socket.SendJsonAsync("""{"type":"join_session","auth_token":"nobody's"}""");
        var first = await socket.FirstAsync("connected");
        foreach (var type in FrameCalls.TypesOf(cast.Host))
            cells[type] = first is null ? $"{await socket.ClosedAsync()}" : await AskAsync(socket, FrameCalls.Frame(type, cast[column].Token));
        return cells;
    }

    private static async Task<string> AskAsync(TestSocket socket, string frame)
    {
        await socket.SendJsonAsync(frame);
        var answer = await AnswerAsync(socket);
        return answer.Text("type") == "error" ? answer.Text("error_code") : "yes";
    }

    // Only `connected` answers without the ref: it is the same frame that comes by itself.
    private static Task<JsonElement> AnswerAsync(TestSocket socket) => socket.NextJsonAsync(
        json => json.Text("type") == "connected" || (json.TryGetProperty("ref", out var reference) && reference.GetString() == "asked"),
        "answer");

    private static async Task<TestSocket> OpenAsync(TuttiHost host, string document, string? token)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("tutti.json.v1");
        if (token is not null) socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
        await socket.ConnectAsync(
            new Uri($"ws://{host.Address.Authority}/api/collaboration/ws/documents/{document}"), CancellationToken.None);
        return new TestSocket(socket);
    }

    private static async Task IgnoringCutsAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception error) when (error is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            // It was closed meanwhile, which is what is looked for.
        }
    }
}
