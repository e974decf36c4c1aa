using System.Text.Json;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Connections;
using Tutti.Tests.Support;

namespace Tutti.Tests.Actions;

/// <summary>One action, two doors, the same answer. Actions with frames come with their features; the door is here.</summary>
public sealed class DoorsAgreeTests
{
    private static JsonFrame Frame(string json) => JsonFrame.Read(System.Text.Encoding.UTF8.GetBytes(json))!;

    private static async Task<JsonElement> SendAsync(TuttiHost host, Visitor visitor, string document, string json)
    {
        var answer = await host.Get<ISocketActions>().RunAsync(
            Frame(json), new SignedIn(visitor.Person), "127.0.0.1", new DocumentId(Guid.Parse(document)), CancellationToken.None);
        return JsonDocument.Parse(answer.Payload).RootElement;
    }

    [Fact]
    public async Task A_frame_that_nobody_knows_is_an_unknown_type()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var answer = await SendAsync(host, ann, await ann.DocumentAsync(), """{"type":"dance","ref":"r1"}""");
        Assert.Equal(("error", "UNKNOWN_TYPE", "r1"), (answer.Text("type"), answer.Text("error_code"), answer.Text("ref")));
    }

    [Theory]
    [InlineData("good")]
    [InlineData("viewer")]
    [InlineData("stranger")]
    [InlineData("invalid")]
    public async Task Both_doors_give_the_same_answer(string what)
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var visitor = what is "viewer" or "stranger" ? await host.GuestAsync() : ann;
        var document = await ann.DocumentAsync();
        if (what == "viewer") await host.JoinAsync(ann.Workspace!, visitor, Role.Viewer);
        var title = what == "invalid" ? "" : "Other";
        // No action of the first features has a frame of its own, so one is given one here.
        var registered = host.Get<ActionRegistry>().All.Single(action => action.Name == "rename_document");
        host.Get<ActionRegistry>().Expose(registered);

        var http = await visitor.PatchAsync($"documents/{document}", new { title });
        var eventsByHttp = host.Events(document).Count;
        var frame = await SendAsync(
            host, visitor, document, $$"""{"type":"rename_document","ref":"7","title":"{{title}}","document_id":"{{DocumentId.New()}}"}""");

        Assert.Equal(http.Code, frame.TryGetProperty("error_code", out var code) ? code.GetString() : null);
        Assert.Equal("7", frame.Text("ref"));
        if (http.Code is null) Assert.Equal(document, frame.GetProperty("result").Text("id"));
        Assert.Equal(eventsByHttp + (http.Code is null ? 1 : 0), host.Events(document).Count);
    }
}
