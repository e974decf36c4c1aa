using Tutti.Tests.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Shares;

/// <summary>A guest's rights end with what they come from, on open sockets and with typing under way.</summary>
[Covers("W4")]
public sealed class GuestRightsTests
{
    private static readonly Dictionary<string, Func<Ending, Task>> Endings = new(StringComparer.Ordinal)
    {
        ["the link is revoked"] = async end => (await end.Ann.DeleteAsync($"documents/{end.Document}/shares/{end.Link}")).Expect(204),
        ["the link above is revoked"] = async end => (await end.Ann.DeleteAsync($"documents/{end.Document}/shares/{end.Above}")).Expect(204),
        ["whoever made the link is put out"] = async end => (await end.Ann.DeleteAsync($"documents/{end.Document}/people/{end.Maker}")).Expect(204),
        ["the guest is put out"] = async end => (await end.Ann.DeleteAsync($"documents/{end.Document}/people/{end.Guest}")).Expect(204),
        ["the link expires"] = end =>
        {
            end.Host.Clock.Shift = TimeSpan.FromHours(1);
            return Task.CompletedTask;
        },
        ["sharing is switched off"] = end => end.Host.SwitchOffAsync(end.Ann.Workspace!, "sharing"),
        ["guests are switched off"] = end => end.Host.SwitchOffAsync(end.Ann.Workspace!, "guests"),
        ["public links are switched off"] = end => end.Host.SwitchOffAsync(end.Ann.Workspace!, "public_links"),
    };

    public static TheoryData<string> Ways => [.. Endings.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    [Covers("SE-05", "SE-07")]
    public async Task SE_05_Nothing_of_a_guest_is_stored_or_shown_after_and_the_guest_hears_nothing_more(string way)
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Jwt:Lifetime=1.00:00:00");
        var ann = await host.GuestAsync("Ann");
        var id = await ann.DocumentAsync();
        var above = await ann.ShareAsync(id, new { access = "edit", may_share = true, expires_in_hours = 1 });
        var maker = await host.ComeAsync(above, "Maker");
        var link = await maker.ShareAsync(id, new { access = "edit" });
        var gwen = await host.ComeAsync(link, "Gwen");
        await using var witness = await LiveTests.OpenAsync(host, ann, id);
        await witness.NextJsonAsync("connected");
        await using var socket = await LiveTests.OpenAsync(host, gwen, id);
        await socket.NextJsonAsync("connected");
        var typist = new Typist(77);
        using var stop = new CancellationTokenSource();
        var typing = TypeAsync(socket, typist, stop.Token);
        await Eventually.True(() => socket.Acknowledged > 20, "typing is under way");

        await Endings[way](new Ending(host, ann, id, link.Text("id"), above.Text("id"), maker.Person.Id, gwen.Person.Id));
        var sentBefore = typist.Clock;

        await Eventually.True(() => socket.CloseCode == 4403, "the guest's socket is closed with 4403", 5);
        await stop.CancelAsync();
        await typing;
        var seen = socket.FramesSeen;
        (await ann.PostAsync($"documents/{id}/content/changes", new { change = new { index = 0, insert = "after" } })).Expect(200);
        var stored = typist.CountIn((await ann.BytesAsync("GET", $"documents/{id}/state", null)).Bytes);
        // The time of expiry is the server's to notice; every other way is done when it is answered.
        if (way != "the link expires") Assert.InRange(stored, 1, sentBefore);
        await Eventually.True(() => typist.CountIn(witness.Document()) == stored, "the others have what is stored and no more");
        Assert.Equal(seen, socket.FramesSeen);
        (await gwen.GetAsync($"documents/{id}")).Expect(404, "NOT_FOUND");
        (await gwen.PostAsync("tickets", new { document_id = id })).Expect(404, "NOT_FOUND");
        (await gwen.ComeAsync(link)).Expect(404, "NOT_FOUND");
    }

    [Fact]
    [Covers("PR-01")]
    public async Task A_guest_is_seen_as_one()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, workspace) = await host.AccountAsync();
        var id = await ann.DocumentAsync(workspace: workspace);
        var gwen = await host.ComeAsync(await ann.ShareAsync(id, new { access = "view" }), "Gwen");
        await using var witness = await LiveTests.OpenAsync(host, ann, id);
        Assert.False((await witness.NextJsonAsync("connected")).GetProperty("you").GetProperty("guest").GetBoolean());
        await using var socket = await LiveTests.OpenAsync(host, gwen, id);
        await socket.NextJsonAsync("connected");
        Assert.True((await witness.NextJsonAsync("user_joined")).GetProperty("participant").GetProperty("guest").GetBoolean());
        await socket.SendAwarenessAsync(5, 1, """{"user":{"name":"Ann","guest":false},"cursor":null}""");
        var user = TuttiHost.Json(await witness.StateAsync("\"user\"")).GetProperty("user");
        Assert.Equal(("Gwen", true, "viewer"), (user.Text("name"), user.GetProperty("guest").GetBoolean(), user.Text("role")));
    }

    [Fact]
    [Covers("AZ-04")]
    public async Task AZ_04_A_frame_that_names_another_document_is_one_for_ones_own()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var open = await ann.DocumentAsync();
        var other = await ann.DocumentAsync();
        var gwen = await host.ComeAsync(await ann.ShareAsync(open, new { access = "edit" }));
        await using var socket = await LiveTests.OpenAsync(host, gwen, open, dialect: "tutti.json.v1");
        await socket.NextJsonAsync("connected");
        await socket.SendJsonAsync($$$"""{"type":"text_change","ref":"a","document_id":"{{{other}}}","change":{"index":0,"insert":"mine"}}""");
        await socket.NextJsonAsync("ack");
        Assert.Equal("mine", (await ann.GetAsync($"documents/{open}/content", "text/plain")).Text);
        Assert.Equal("", (await ann.GetAsync($"documents/{other}/content", "text/plain")).Text);
        await socket.SendJsonAsync($$"""{"type":"sync_request","ref":"b","document_id":"{{other}}"}""");
        Assert.Equal(open, (await socket.NextJsonAsync("state")).Text("document_id"));
    }

    private static async Task TypeAsync(TestSocket socket, Typist typist, CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested && socket.CloseCode is null)
            {
                await socket.SendUpdateAsync(typist.Type("x"));
                await socket.NextJsonAsync("ack");
            }
        }
        catch (Exception error) when (error is System.Net.WebSockets.WebSocketException or OperationCanceledException or InvalidOperationException or ObjectDisposedException)
        {
            // The server has closed it.
        }
    }

    private sealed record Ending(TuttiHost Host, Visitor Ann, string Document, string Link, string Above, PersonId Maker, PersonId Guest);
}
